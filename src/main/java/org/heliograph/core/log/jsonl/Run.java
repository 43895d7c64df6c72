package org.heliograph.core.log.jsonl;

/** Some entries that follow each other, as the offsets of their lines. */
final class Run {
    static final Run EMPTY = new Run(new int[0], 0, 0);

    private final int[] offsets;
    private final int size;
    private final long through;

    private Run(int[] offsets, int size, long through) {
        this.offsets = offsets;
        this.size = size;
        this.through = through;
    }

    int size() {
        return size;
    }

    int offset(int index) {
        return offsets[index];
    }

    /** Seq or position of the last of them: where to go on. */
    long through() {
        return through;
    }

    /** A table of offsets by number, in memory or in a file. */
    interface Slots {
        /** The offset in this slot, negative for a hole. */
        int offset(int slot);
    }

    /** The first so many of a table's offsets above a number, holes left out. */
    static Run of(Slots slots, long first, int slotCount, long after, int atMost) {
        int[] offsets = new int[Math.min(atMost, slotCount)];
        int size = 0;
        int slot = slotAfter(first, slotCount, after);
        for (; slot < slotCount && size < offsets.length; slot++) {
            int offset = slots.offset(slot);
            if (offset >= 0) {
                offsets[size++] = offset;
            }
        }
        return size == 0 ? EMPTY : new Run(offsets, size, first + slot - 1);
    }

    /** How many of a table's slots above a number are no holes. */
    static int count(Slots slots, long first, int slotCount, long after) {
        int count = 0;
        for (int slot = slotAfter(first, slotCount, after); slot < slotCount; slot++) {
            count += slots.offset(slot) < 0 ? 0 : 1;
        }
        return count;
    }

    private static int slotAfter(long first, int slotCount, long number) {
        return (int) Math.max(0, Math.min(slotCount, number - first + 1));
    }
}
