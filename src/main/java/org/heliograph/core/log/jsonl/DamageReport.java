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
    private final Set<Told> told = ConcurrentHashMap.newKeySet();

    DamageReport(LogListener listener) {
        this.listener = listener;
    }

    private record Told(long segment, long offset) {}

    @Override
    public void line(Place place, String reason) {
        if (!told.add(new Told(place.segment(), place.offset()))) {
            return;
        }
        lines.incrementAndGet();
        tell("Damaged line: ", place, reason);
    }

    @Override
    public void missing(Place place, long entries, long firstPosition) {
        lines.addAndGet(entries);
        tell("Damaged log: ", place, FindingSink.missing(entries, firstPosition));
    }

    private void tell(String what, Place place, String reason) {
        listener.damaged(place.file().getFileName().toString(), place.line(), reason);
        LOGGER.log(Logger.Level.WARNING, what + place.file() + " line " + place.line() + ": " + reason);
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
