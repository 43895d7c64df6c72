package org.heliograph.core.log.jsonl;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.heliograph.core.log.LogListener;

/** Tells of every damaged line once: one line to the system logger, one to the listener, one in the count. */
final class DamageReport implements DamageSink {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    private final LogListener listener;
    private final AtomicLong lines = new AtomicLong();
    private final Set<Place> told = ConcurrentHashMap.newKeySet();

    DamageReport(LogListener listener) {
        this.listener = listener;
    }

    private record Place(Path file, long offset) {}

    /** Whether this line was told of before. */
    boolean knows(Path file, long offset) {
        return told.contains(new Place(file, offset));
    }

    @Override
    public void line(Path file, long number, long offset, String reason) {
        if (!told.add(new Place(file, offset))) {
            return;
        }
        lines.incrementAndGet();
        listener.damaged(file.getFileName().toString(), number, reason);
        LOGGER.log(Logger.Level.WARNING, "Damaged line: " + file + " line " + number + ": " + reason);
    }

    @Override
    public void missing(Path file, long number, long offset, long entries, long firstPosition) {
        lines.addAndGet(entries);
        String reason = FindingSink.missing(entries, firstPosition);
        listener.damaged(file.getFileName().toString(), number, reason);
        LOGGER.log(Logger.Level.WARNING, "Damaged log: " + file + " line " + number + ": " + reason);
    }

    @Override
    public void file(Path file, String reason) {
        lines.incrementAndGet();
        listener.damaged(file.getFileName().toString(), 1, reason);
        LOGGER.log(Logger.Level.WARNING, "Damaged file: " + file + ": " + reason);
    }

    long lines() {
        return lines.get();
    }
}
