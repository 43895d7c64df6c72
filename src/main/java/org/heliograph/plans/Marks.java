package org.heliograph.plans;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log a step's output stands: every so many bytes a mark, and when there are too many, half as many. So a
 * place in a gigabyte is found by reading little, and what is kept does not grow with the output. For one thread at a
 * time.
 */
final class Marks {
    private static final int MOST = 2_048;
    private static final long FIRST_STRIDE = 64 * 1024;

    private final List<Mark> marks;
    private long stride;
    private long last;

    private Marks(List<Mark> marks, long stride, long last) {
        this.marks = marks;
        this.stride = stride;
        this.last = last;
    }

    static Marks none() {
        return new Marks(new ArrayList<>(), FIRST_STRIDE, 0);
    }

    static Marks of(Kept kept) {
        return new Marks(new ArrayList<>(kept.marks()), kept.stride(), kept.last());
    }

    Kept kept() {
        return new Kept(List.copyOf(marks), stride, last);
    }

    /** An entry adds to the output of a step that had printed so much. */
    void add(long seq, Step.Printed before) {
        last = seq;
        if (marks.isEmpty() || before.bytes() - marks.get(marks.size() - 1).bytes() >= stride) {
            marks.add(new Mark(seq, before.bytes(), before.lines()));
        }
        if (marks.size() > MOST) {
            stride *= 2;
            List<Mark> all = List.copyOf(marks);
            marks.clear();
            for (int i = 0; i < all.size(); i += 2) {
                marks.add(all.get(i));
            }
        }
    }

    /** The last mark at or before this byte; null if nothing was printed. */
    @Nullable
    Mark atByte(long offset) {
        Mark found = null;
        for (Mark mark : marks) {
            if (found == null || mark.bytes() <= offset) {
                found = mark;
            }
        }
        return found;
    }

    /** The last mark before this line begins; null if nothing was printed. */
    @Nullable
    Mark atLine(long line) {
        Mark found = null;
        for (Mark mark : marks) {
            // A line begins after a line feed, so in the entry that holds the feed or in the next one.
            if (found == null || mark.lines() < line) {
                found = mark;
            }
        }
        return found;
    }

    /** The first mark at this entry or after it; null if there is none. */
    @Nullable
    Mark atSeq(long seq) {
        return marks.stream().filter(mark -> mark.seq() >= seq).findFirst().orElse(null);
    }

    /** The last entry that adds to the output of a step whose plan is here: others may have printed much since. */
    long last(long plan) {
        return last == 0 ? plan : Math.min(plan, last);
    }

    /**
     * An entry, and what the step had printed before it.
     *
     * @param seq of the entry
     * @param bytes before it
     * @param lines line feeds before it
     */
    public record Mark(long seq, long bytes, long lines) {}

    /**
     * As a snapshot holds them.
     *
     * @param last entry that adds to the output; 0 where older snapshots do not say
     */
    public record Kept(List<Mark> marks, long stride, long last) {}
}
