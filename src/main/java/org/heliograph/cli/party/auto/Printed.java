package org.heliograph.cli.party.auto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a command prints, up to a limit; the rest is read and left out. Any thread. */
final class Printed {
    /** No request to a server is larger, by default. */
    static final int MOST = 1024 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean tooLong;

    /** Reads all there is, until its end. */
    void readFrom(InputStream in) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                take(chunk, count);
            }
        } catch (IOException e) {
            // The command is gone, and with it what it had to say.
        }
    }

    private synchronized void take(byte[] chunk, int count) {
        tooLong |= kept.size() + count > MOST;
        if (!tooLong) {
            kept.write(chunk, 0, count);
        }
    }

    synchronized boolean isTooLong() {
        return tooLong;
    }

    synchronized String text() {
        return kept.toString(UTF_8);
    }
}
