package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Moves the index of each sealed segment from the heap into a file, on a thread of its own, so that no append waits. */
final class Sealer {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    private final LogDirectory directory;
    private final ThreadFactory threads;
    private final List<Thread> running = new ArrayList<>();

    Sealer(LogDirectory directory, ThreadFactory threads) {
        this.directory = directory;
        this.threads = threads;
    }

    void seal(Segment segment) {
        Thread thread = threads.newThread(() -> index(segment));
        synchronized (running) {
            running.removeIf(earlier -> !earlier.isAlive());
            running.add(thread);
        }
        thread.start();
    }

    private void index(Segment segment) {
        long first = segment.firstPosition();
        try {
            long modified = LogDirectory.modified(segment.path());
            IndexFile.Sealed sealed = new IndexFile.Sealed(first, segment.length(), modified, segment.damagedLines());
            IndexFile.write(directory.index(first), (ActiveIndex) segment.index(), sealed);
            SealedIndex.open(directory.index(first)).ifPresent(segment::indexedBy);
        } catch (IOException e) {
            // The index stays on the heap, and the next start builds the file.
            LOGGER.log(Logger.Level.WARNING, "Cannot index " + segment.path() + ": " + Reasons.of(e));
        }
    }

    /** Waits for what has begun. */
    void join() throws InterruptedException {
        List<Thread> all;
        synchronized (running) {
            all = List.copyOf(running);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }
}
