package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.heliograph.launcher.Scratch;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command starts for itself. */
final class OwnServerOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "Where our own server listens (any free port).")
    private @Nullable String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where our own server keeps its data (a temporary folder, deleted at the end).")
    private @Nullable String data;

    @Option(names = "--keep", description = "Keep our own server up until Ctrl-C, to look at what came of it.")
    private boolean keep;

    boolean isKept() {
        return keep;
    }

    /** Starts it. */
    OwnServer start() throws IOException {
        Map<String, String> above = new HashMap<>();
        above.put("heliograph.port", port == null ? "0" : port);
        above.put(
                "heliograph.data",
                data == null ? Scratch.create("heliograph-run-").toString() : data);
        Settings settings = new ServeOptions().settings(above);
        Path folder = settings.listen().dataDirectory();
        try {
            return new OwnServer(LocalServer.start(settings, false), folder, data == null);
        } catch (CommandException e) {
            if (data == null) {
                Scratch.delete(folder);
            }
            throw e;
        }
    }
}
