package org.heliograph.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;

/**
 * A state that is always what its log says: folded from a snapshot and what came since, when it is asked for. Any
 * thread; asking reads what is new.
 */
public final class Folded<S> {
    private static final int READ_ENTRIES = 10_000;
    private static final long READ_BYTES = 4 << 20;

    private final EventLog log;
    private final String name;
    private final Fold<S> fold;

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

    private S state() {
        List<Entry> next = read();
        while (!next.isEmpty()) {
            for (Entry entry : next) {
                state = fold.apply(state, entry);
                position = entry.position();
            }
            next = read();
        }
        return state;
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
