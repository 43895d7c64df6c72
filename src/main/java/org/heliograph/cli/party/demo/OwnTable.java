package org.heliograph.cli.party.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.LaunchException;
import org.heliograph.launcher.Launcher;
import org.heliograph.launcher.Running;
import org.heliograph.launcher.Scratch;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;

/**
 * A server in this process for one evening, on this machine's own address, over a folder that goes with it. Nothing of
 * the process's settings counts for it. Any thread may close it, also twice.
 */
final class OwnTable implements AutoCloseable {
    /** A phone that sleeps is missed soon, so that nobody who watches has to wait. */
    private static final String GRACE = "500ms";

    /** As long as its settings count. */
    private static final Logger ROOT = Logger.getLogger("");

    private final Running running;
    private final Path data;

    private OwnTable(Running running, Path data) {
        this.running = running;
        this.data = data;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @throws IOException if it cannot be; the message is one line
     */
    static OwnTable open(int port) throws IOException {
        Path data = Scratch.create("heliograph-party-");
        Settings settings = Settings.read(SettingSources.of(Map.of(
                "heliograph.port", String.valueOf(port),
                "heliograph.data", data.toString(),
                "heliograph.party.grace", GRACE)));
        try {
            return new OwnTable(new Launcher(settings, HeliographComponents.of(settings)).start(), data);
        } catch (LaunchException e) {
            Scratch.delete(data);
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Keeps the server's log from what is shown; what is broken is told all the same. */
    static void quieten() {
        ROOT.setLevel(Level.SEVERE);
    }

    URI uri() {
        return running.uri();
    }

    @Override
    public void close() {
        running.close();
        Scratch.delete(data);
    }
}
