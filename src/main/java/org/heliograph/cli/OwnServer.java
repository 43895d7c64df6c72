package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.launcher.Running;
import org.heliograph.launcher.Scratch;

/** A server in this process, for as long as a command needs one. Any thread may close it, also twice. */
final class OwnServer implements AutoCloseable {
    private final Running running;
    private final Path data;
    private final boolean scratch;
    private boolean closed;

    /** @param scratch whether the data goes with it */
    OwnServer(Running running, Path data, boolean scratch) {
        this.running = running;
        this.data = data;
        this.scratch = scratch;
    }

    /** As its clients see it; we are its administrator. */
    RemoteServer remote() throws IOException {
        Path token = data.resolve("admin.token");
        Optional<String> admin =
                Files.exists(token) ? Optional.of(Files.readString(token).strip()) : Optional.empty();
        return new RemoteServer(running.uri(), admin);
    }

    /** Waits until another thread closes it. */
    void await() {
        running.await();
    }

    /** Who comes second waits for the first: the process may end after that. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.close();
        if (scratch) {
            Scratch.delete(data);
        }
    }
}
