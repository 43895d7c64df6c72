package org.heliograph.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One topic's part of the {@link Tail}: a queue that can be searched by seq. Guarded by the tail's lock. */
final class Recent<E> {
    // Recorded<E>[]; Java makes no arrays of generics.
    private Object[] ring = new Object[4];
    private int first;
    private int end;

    void add(Recorded<E> recorded) {
        if (end == ring.length) {
            makeRoom();
        }
        ring[end++] = recorded;
    }

    /** Drops the oldest; true if nothing is left. */
    boolean dropFirst() {
        Arrays.fill(ring, first, first + 1, null);
        first++;
        return first == end;
    }

    long firstSeq() {
        return at(first).entry().seq();
    }

    List<Recorded<E>> after(long seq, int max) {
        int from = indexAfter(seq);
        int to = Math.min(end, from + max);
        List<Recorded<E>> found = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            found.add(at(i));
        }
        return found;
    }

    private int indexAfter(long seq) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).entry().seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void makeRoom() {
        int size = end - first;
        Object[] target = size > ring.length / 2 ? new Object[ring.length * 2] : ring;
        System.arraycopy(ring, first, target, 0, size);
        if (target == ring) {
            Arrays.fill(ring, size, end, null);
        }
        ring = target;
        first = 0;
        end = size;
    }

    @SuppressWarnings("unchecked")
    private Recorded<E> at(int index) {
        return (Recorded<E>) ring[index];
    }
}
