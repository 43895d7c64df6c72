package org.heliograph.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server is reached and where its state lies. In a container, port, host and context path are the container's
 * own and mean nothing here.
 *
 * @param port 0 picks a free one
 * @param host the address to listen on
 * @param contextPath as containers write it: empty for the root, else {@code /push}
 * @param dataDirectory all the state there is; relative to the working directory
 * @param publicUrl how the world reaches this server, without a slash at its end
 */
public record Listen(int port, String host, String contextPath, Path dataDirectory, Optional<URI> publicUrl) {
    /** Whether only this machine can connect, and nothing stands before us that would connect for others. */
    public boolean forThisMachineOnly() {
        return onLoopbackOnly() && publicUrl.isEmpty();
    }

    /**
     * Whether only this machine can connect. A name other than {@code localhost} counts as reachable: what it resolves
     * to may change.
     */
    public boolean onLoopbackOnly() {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
