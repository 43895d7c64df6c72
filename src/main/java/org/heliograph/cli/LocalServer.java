package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliograph.launcher.LaunchException;
import org.heliograph.launcher.Launcher;
import org.heliograph.launcher.Running;
import org.heliograph.launcher.WebComponents;
import org.heliograph.server.settings.Settings;

/** Starts the whole server in this process. */
final class LocalServer {
    private LocalServer() {}

    /** Starts it; a failure is one line. */
    static Running start(Settings settings, boolean accessLog) {
        checkWritable(settings.listen().dataDirectory());
        var launcher = new Launcher(settings, components());
        try {
            return (accessLog ? launcher.withAccessLog() : launcher).start();
        } catch (LaunchException e) {
            throw new CommandException(ExitStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static WebComponents components() {
        return new WebComponents(Map.of(), Map.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
    }

    private static void checkWritable(Path data) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "writable", ""));
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "Cannot write to the data folder " + data);
        }
    }
}
