package org.heliograph.bench;

import java.util.Arrays;

/**
 * Finds the stamp in a frame. Frames of one run look alike, so it looks first where the last stamp was: at a million
 * frames a second a search through each would cost more than reading them. For one thread.
 */
final class StampFinder {
    private final byte[] mark;
    private int hint;

    StampFinder(byte[] mark) {
        this.mark = mark.clone();
    }

    /** Where the stamp begins, or -1. */
    int find(byte[] bytes, int from, int to) {
        if (isAt(bytes, from + hint, to)) {
            return from + hint;
        }
        for (int at = from; at <= to - Stamp.LENGTH; at++) {
            if (isAt(bytes, at, to)) {
                hint = at - from;
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int at, int to) {
        return at <= to - Stamp.LENGTH && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }
}
