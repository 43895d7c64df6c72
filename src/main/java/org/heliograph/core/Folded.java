package org.heliograph.core;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;

/**
 * A state that is always what its log says: folded from a snapshot and what came since. Any thread; asking reads what is
 * new. One that {@linkplain #follow follows} its log counts what retention takes before anybody asked, too.
 */
public final class Folded<S> {
    private static final int READ_ENTRIES = 10_000;
    private static final long READ_BYTES = 4 << 20;

    private final EventLog log;
    private final String name;
    private final Fold<S> fold;
    private final Queue<List<Entry>> recorded = new ConcurrentLinkedQueue<>();

    // Guarded by this. Its holder reads the log and calls nobody else.
    private S state;
    private long position;
    private long kept;

    /**
     * A state of this log.
     *
     * @param name under which its snapshot is kept beside the log
     */
    public Folded(EventLog log, String name, Fold<S> fold) {
        this.log = log;
        this.name = name;
        this.fold = fold;
        Optional<EventLog.Snapshot> snapshot = log.snapshot(name).filter(s -> s.position() <= log.lastPosition());
        this.state = snapshot.map(s -> fold.decode(s.state())).orElseGet(fold::initial);
        this.position = snapshot.map(EventLog.Snapshot::position).orElse(0L);
        this.kept = position;
    }

    /**
     * Asks the state at the log's newest entry.
     *
     * @param question must not keep the state, nor call back
     */
    public synchronized <T> T ask(Function<S, T> question) {
        return question.apply(state());
    }

    /**
     * Takes in what the log records from now on, soon after it is recorded.
     *
     * @param executor where; the log waits for nothing
     */
    public EventLog.Following follow(Executor executor) {
        return log.follow(entries -> {
            recorded.add(entries);
            executor.execute(() -> ask(state -> state));
        });
    }

    private S state() {
        takeRecorded();
        for (List<Entry> next = read(); !next.isEmpty(); next = read()) {
            next.forEach(this::take);
        }
        return state;
    }

    private void takeRecorded() {
        for (List<Entry> next = recorded.poll(); next != null; next = recorded.poll()) {
            for (Entry entry : next) {
                if (entry.position() == position + 1) {
                    take(entry);
                }
                // Otherwise it was read already, or is read below with what stands before it.
            }
        }
    }

    private void take(Entry entry) {
        state = fold.apply(state, entry);
        position = entry.position();
    }

    /** Keeps a snapshot if there is something new, so that the next start has little to read. */
    public synchronized void keep() {
        S current = state();
        if (position > kept) {
            log.keep(new EventLog.Snapshot(name, position, fold.encode(current)));
            kept = position;
        }
    }

    private List<Entry> read() {
        return position >= log.lastPosition() ? List.of() : log.scanAfter(position, READ_ENTRIES, READ_BYTES);
    }
}
