package org.heliograph.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that publishes to its topics in turn, at a rate or as fast as it may. At a rate it does not wait for
 * anybody: a message that could not leave in time is stamped with the time it was due, so that a server that stops is
 * not flattered.
 */
final class Publisher implements Runnable {
    /** Says how far a topic's followers are. */
    interface Progress {
        /** Messages of this publisher that the slowest of a topic's witnesses has seen. */
        int seen(int topic);
    }

    private static final int BURST = 16;
    private static final long WAIT_NANOS = 20_000;

    private final int[] topics;
    private final double rate;
    private final int window;
    private final Sender sender;
    private final Progress progress;
    private final Troubles troubles;
    private final int[] sent;
    private final AtomicLong total = new AtomicLong();
    private int turn;
    private volatile boolean stopped;

    /**
     * @param topics those it publishes to
     * @param rate its own share, messages per second; 0 is as fast as it may
     * @param window how far it may be ahead of a topic's followers where the rate is 0
     */
    Publisher(int[] topics, double rate, int window, Sender sender, Progress progress, Troubles troubles) {
        this.topics = topics.clone();
        this.rate = rate;
        this.window = window;
        this.sender = sender;
        this.progress = progress;
        this.troubles = troubles;
        this.sent = new int[topics.length];
    }

    /** Ends after what it is about. Any thread. */
    void stop() {
        stopped = true;
    }

    /** Messages sent so far. Any thread. */
    long total() {
        return total.get();
    }

    int[] topics() {
        return topics.clone();
    }

    /** Messages sent to each of its topics, once it has ended. */
    int[] sent() {
        return sent.clone();
    }

    @Override
    public void run() {
        try (sender) {
            if (rate > 0) {
                pace();
            } else {
                saturate();
            }
        } catch (IOException | ProtocolException e) {
            troubles.add("publisher: " + e.getMessage());
        }
    }

    private void pace() throws IOException {
        double interval = 1e9 / rate;
        long start = System.nanoTime();
        for (long k = 0; !stopped; ) {
            long due = start + (long) (k * interval);
            long now = System.nanoTime();
            if (due - now > 0) {
                sender.flush();
                LockSupport.parkNanos(due - now);
            } else {
                put(due);
                k++;
            }
        }
        sender.flush();
    }

    private void saturate() throws IOException {
        while (!stopped) {
            if (window > 0 && sent[turn] - progress.seen(topics[turn]) >= window) {
                LockSupport.parkNanos(WAIT_NANOS);
                continue;
            }
            int same = turn;
            for (int i = 0; i < BURST; i++) {
                turn = same;
                put(System.nanoTime());
            }
            sender.flush();
        }
    }

    private void put(long due) throws IOException {
        sender.put(topics[turn], sent[turn], due);
        sent[turn]++;
        total.setRelease(total.getPlain() + 1);
        turn = (turn + 1) % topics.length;
    }
}
