package org.heliograph.core.log.jsonl;

import java.util.Arrays;

/** From hash to offsets: an open-addressing table of primitives, half of a hash and an offset in one long. */
final class HashedOffsets {
    private static final long FREE = -1;
    static final int[] NONE = {};

    private long[] table = new long[64];
    private int size;

    HashedOffsets() {
        Arrays.fill(table, FREE);
    }

    static long pack(long hash, int offset) {
        return (hash & 0xffffffff00000000L) | offset;
    }

    int size() {
        return size;
    }

    void add(long hash, int offset) {
        if (size * 5L >= table.length * 3L) {
            grow();
        }
        insert(pack(hash, offset));
        size++;
    }

    int[] find(long hash) {
        int[] found = NONE;
        for (int at = slot(hash); table[at] != FREE; at = at + 1 & table.length - 1) {
            if ((table[at] ^ hash) >>> 32 == 0) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = (int) table[at];
            }
        }
        return found;
    }

    /** All of it, ascending as signed longs. */
    long[] sorted() {
        long[] all = Arrays.stream(table).filter(packed -> packed != FREE).toArray();
        Arrays.sort(all);
        return all;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & table.length - 1;
    }

    private void insert(long packed) {
        int at = slot(packed);
        while (table[at] != FREE) {
            at = at + 1 & table.length - 1;
        }
        table[at] = packed;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        Arrays.fill(table, FREE);
        for (long packed : old) {
            if (packed != FREE) {
                insert(packed);
            }
        }
    }
}
