package org.heliograph.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Which entries of the intake are queued: all up to one, and a few after it that overtook others. For one thread. */
final class Intake {
    /** So many are never under way at a time; what is still missing then was lost to damage. */
    private static final int MOST_AHEAD = 10_000;

    private long through;
    private final TreeSet<Long> ahead = new TreeSet<>();

    /** An entry is queued. */
    void queued(long seq) {
        if (seq > through) {
            ahead.add(seq);
        }
        while (!ahead.isEmpty() && (ahead.first() == through + 1 || ahead.size() > MOST_AHEAD)) {
            through = ahead.pollFirst();
        }
    }

    /** The last one before which none is missing. */
    long through() {
        return through;
    }

    List<Long> ahead() {
        return new ArrayList<>(ahead);
    }

    boolean isQueued(long seq) {
        return seq <= through || ahead.contains(seq);
    }

    void restore(long all, Collection<Long> others) {
        through = all;
        ahead.addAll(others);
    }
}
