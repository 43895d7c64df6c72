package org.heliograph.bench;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber has seen of one topic, and whether it was all of it, once, in order. A topic has one lane for each
 * publisher that writes to it; numbers in a lane are dense from 0.
 *
 * <p>One thread calls {@link #seen}; {@link #next} may be read by any.
 */
final class Order {
    private final AtomicIntegerArray next;
    private @Nullable BitSet[] missing = new BitSet[0];
    private long received;
    private long duplicates;
    private long reordered;
    private long chain;

    Order(int lanes) {
        next = new AtomicIntegerArray(lanes);
    }

    void seen(int lane, int number) {
        int expected = next.getPlain(lane);
        if (number == expected) {
            next.setOpaque(lane, number + 1);
        } else if (number > expected) {
            missing(lane).set(expected, number);
            next.setOpaque(lane, number + 1);
        } else if (missing(lane).get(number)) {
            missing(lane).clear(number);
            reordered++;
        } else {
            duplicates++;
            return;
        }
        received++;
        chain = chain * 31 + lane * 0x9E37_79B9L + number;
    }

    /** The number after the highest seen in a lane. */
    int next(int lane) {
        return next.getOpaque(lane);
    }

    /** Different messages seen. */
    long received() {
        return received;
    }

    long duplicates() {
        return duplicates;
    }

    /** Messages that came after a later one of the same publisher. */
    long reordered() {
        return reordered;
    }

    /** Messages that did not come although a later one of the same publisher did. */
    long holes() {
        long holes = 0;
        for (BitSet lane : missing) {
            holes += lane == null ? 0 : lane.cardinality();
        }
        return holes;
    }

    /** Equal for two subscribers that saw the same messages in the same order. */
    long chain() {
        return chain;
    }

    private BitSet missing(int lane) {
        if (missing.length == 0) {
            missing = new BitSet[next.length()];
        }
        BitSet set = missing[lane];
        if (set == null) {
            set = new BitSet();
            missing[lane] = set;
        }
        return set;
    }
}
