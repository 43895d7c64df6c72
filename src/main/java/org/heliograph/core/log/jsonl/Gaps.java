package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.List;

/**
 * Positions whose entries are lost and have been accounted for: the seqs they may have had will not be given again.
 * Ascending, apart from each other. For one thread.
 */
final class Gaps {
    private final List<Gap> gaps = new ArrayList<>();

    /** Positions from one to another, both inclusive. */
    record Gap(long from, long to) {
        long size() {
            return to - from + 1;
        }
    }

    List<Gap> list() {
        return List.copyOf(gaps);
    }

    /** The last position of all, 0 if there is none. */
    long end() {
        return gaps.isEmpty() ? 0 : gaps.get(gaps.size() - 1).to();
    }

    /** How many of these positions are not accounted for yet. */
    long unaccounted(long from, long to) {
        long count = Math.max(0, to - from + 1);
        for (Gap gap : gaps) {
            count -= Math.max(0, Math.min(to, gap.to()) - Math.max(from, gap.from()) + 1);
        }
        return count;
    }

    boolean contains(long position) {
        return unaccounted(position, position) == 0;
    }

    void add(long from, long to) {
        long start = from;
        long end = to;
        List<Gap> apart = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.to() < from - 1 || gap.from() > to + 1) {
                apart.add(gap);
            } else {
                start = Math.min(start, gap.from());
                end = Math.max(end, gap.to());
            }
        }
        apart.add(new Gap(start, end));
        apart.sort((a, b) -> Long.compare(a.from(), b.from()));
        gaps.clear();
        gaps.addAll(apart);
    }

    /** Forgets what lies at or before the position. */
    void forgetThrough(long position) {
        gaps.removeIf(gap -> gap.to() <= position);
    }
}
