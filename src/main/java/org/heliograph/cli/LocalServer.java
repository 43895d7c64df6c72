package org.heliograph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.LaunchException;
import org.heliograph.launcher.Launcher;
import org.heliograph.launcher.Running;
import org.heliograph.server.logging.JsonLineFormatter;
import org.heliograph.server.settings.Settings;

/** Starts the whole server in this process. */
final class LocalServer {
    private LocalServer() {}

    /** Starts it; a failure is one line. */
    static Running start(Settings settings, boolean accessLog) {
        logToStandardError();
        checkWritable(settings.listen().dataDirectory());
        var launcher = new Launcher(settings, HeliographComponents.of(settings));
        try {
            return (accessLog ? launcher.withAccessLog() : launcher).start();
        } catch (LaunchException e) {
            throw new CommandException(ExitStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** Log lines go to standard error in our form, unless somebody set up logging otherwise. */
    static void logToStandardError() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        // Tomcat's logging gives every console handler a formatter of its own when it is loaded, unless it is told one.
        System.setProperty("org.apache.juli.formatter", JsonLineFormatter.class.getName());
        try (InputStream configuration = LocalServer.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
