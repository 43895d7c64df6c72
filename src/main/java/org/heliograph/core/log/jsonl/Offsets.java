package org.heliograph.core.log.jsonl;

import java.util.Arrays;

/** Offsets by a number that counts up from a first one: a growing array with holes. */
final class Offsets {
    static final int HOLE = -1;

    private final long first;
    private int[] slots;
    private int size;

    Offsets(long first, int expected) {
        this.first = first;
        this.slots = new int[expected];
    }

    long first() {
        return first;
    }

    /** The number after the last one put. */
    long end() {
        return first + size;
    }

    int size() {
        return size;
    }

    int slot(int index) {
        return slots[index];
    }

    /** Puts a number above all others; those left out become holes. */
    void put(long number, int offset) {
        int index = Math.toIntExact(number - first);
        if (index >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(index + 1, slots.length + (slots.length >> 1) + 2));
        }
        Arrays.fill(slots, size, index, HOLE);
        slots[index] = offset;
        size = index + 1;
    }

    /** What is above the number. */
    Run after(long number, int atMost) {
        return Run.of(i -> slots[i], first, size, number, atMost);
    }

    int countAfter(long number) {
        return Run.count(i -> slots[i], first, size, number);
    }
}
