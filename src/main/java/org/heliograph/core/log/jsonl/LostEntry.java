package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An entry whose line is damaged, as far as can be told which one it was.
 *
 * @param certain whether the checksum confirms it; else it is what the bytes still say
 */
record LostEntry(long position, String topic, long seq, boolean certain) {
    private static final byte[] NEXT_LINE = Fields.name("{\"pos\":");

    /**
     * What the damaged line held.
     *
     * @param before the damaged line right before it, empty if that one was good: a flipped bit may have made a newline
     *     in the middle of one line
     */
    static List<LostEntry> in(byte[] before, byte[] bytes, int from, int to) {
        List<LostEntry> found = new ArrayList<>();
        BitFlip.undone(bytes, from, to).ifPresent(line -> addGood(line, 0, line.length, found));
        if (found.isEmpty()) {
            addJoined(bytes, from, to, found);
        }
        if (found.isEmpty() && before.length > 0) {
            byte[] whole = Arrays.copyOf(before, before.length + 1 + to - from);
            whole[before.length] = '\n';
            System.arraycopy(bytes, from, whole, before.length + 1, to - from);
            BitFlip.undone(whole, 0, whole.length).ifPresent(line -> addGood(line, 0, line.length, found));
        }
        Line line = new Line();
        if (found.isEmpty() && line.readHead(bytes, from, to)) {
            found.add(new LostEntry(line.position(), line.topic(), line.seq(), false));
        }
        return found;
    }

    /** Two lines whose newline was flipped. */
    private static void addJoined(byte[] bytes, int from, int to, List<LostEntry> found) {
        for (int at = from + 1; at < to - NEXT_LINE.length; at++) {
            boolean seam = Integer.bitCount((bytes[at] ^ '\n') & 0xff) == 1
                    && Arrays.equals(bytes, at + 1, at + 1 + NEXT_LINE.length, NEXT_LINE, 0, NEXT_LINE.length);
            if (seam) {
                addGood(bytes, from, at, found);
                addGood(bytes, at + 1, to, found);
            }
        }
    }

    private static void addGood(byte[] bytes, int from, int to, List<LostEntry> found) {
        Line line = new Line();
        if (line.read(bytes, from, to) == null) {
            found.add(new LostEntry(line.position(), line.topic(), line.seq(), true));
        }
    }
}
