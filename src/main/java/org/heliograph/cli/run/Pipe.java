package org.heliograph.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.heliograph.cli.process.Background;

/** Reads one stream of a command, on a thread of its own, as fast as it comes. */
final class Pipe {
    private static final int CHUNK = 64 * 1024;

    /** What the command started may hold the stream open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final long NOT_WAITING = 0;

    /** Given what was read; does not wait for anybody. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes);
    }

    private final InputStream in;
    private final Taker told;
    private final Taker shown;
    private final Thread thread;

    private boolean closed;
    private volatile long waitingSince = NOT_WAITING;

    private Pipe(String name, InputStream in, Taker told, Taker shown) {
        this.in = in;
        this.told = told;
        this.shown = shown;
        this.thread = Background.start(name, this::run);
    }

    /**
     * Begins to read.
     *
     * @param told given what is read until it is {@linkplain #finish finished}
     * @param shown given all that is read; may wait
     */
    static Pipe start(String name, InputStream in, Taker told, Taker shown) {
        return new Pipe(name, in, told, shown);
    }

    private void run() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = read(chunk); count >= 0; count = read(chunk)) {
                byte[] bytes = Arrays.copyOf(chunk, count);
                tell(bytes);
                shown.take(bytes);
            }
        } catch (IOException e) {
            // The command is gone, and with it what it had to say.
        }
    }

    private int read(byte[] chunk) throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            return in.read(chunk);
        } finally {
            waitingSince = NOT_WAITING;
        }
    }

    private synchronized void tell(byte[] bytes) {
        if (!closed) {
            told.take(bytes);
        }
    }

    /**
     * Waits for what the command printed last.
     *
     * @param ended when it ended, in nanoseconds
     */
    void finish(long ended) throws InterruptedException {
        while (thread.isAlive() && !isSilentSince(ended)) {
            thread.join(A_MOMENT.toMillis());
        }
        close();
    }

    private boolean isSilentSince(long ended) {
        long since = waitingSince;
        long now = System.nanoTime();
        return since != NOT_WAITING && now - Math.max(since, ended) > LAST_WORDS.toNanos();
    }

    private synchronized void close() {
        closed = true;
    }
}
