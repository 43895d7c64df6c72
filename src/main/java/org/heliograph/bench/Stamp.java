package org.heliograph.bench;

import java.nio.charset.StandardCharsets;

/**
 * What a publisher writes at the beginning of each message: which run, which publisher, the how-manieth, and when it was
 * due. It has a fixed width and needs no escaping in JSON, so that a reader finds it without parsing the frame around it.
 *
 * <p>{@code ~hg} run (6) publisher (2) number (8) nanoseconds (16), all hexadecimal.
 */
final class Stamp {
    /** Characters of a stamp. */
    static final int LENGTH = 35;

    private static final int PUBLISHER = 9;
    private static final int NUMBER = 11;
    private static final int NANOS = 19;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Stamp() {}

    /**
     * The bytes every stamp of a run begins with.
     *
     * @param run any number, of which the last 24 bits count
     */
    static byte[] mark(int run) {
        byte[] mark = new byte[PUBLISHER];
        mark[0] = '~';
        mark[1] = 'h';
        mark[2] = 'g';
        hex(mark, 3, 6, run & 0xff_ffff);
        return mark;
    }

    /** Writes a stamp of {@link #LENGTH} bytes. */
    static void write(byte[] to, int at, byte[] mark, int publisher, int number, long nanos) {
        System.arraycopy(mark, 0, to, at, PUBLISHER);
        hex(to, at + PUBLISHER, 2, publisher);
        hex(to, at + NUMBER, 8, number);
        hex(to, at + NANOS, 16, nanos);
    }

    static int publisher(byte[] bytes, int at) {
        return (int) number(bytes, at + PUBLISHER, 2);
    }

    static int number(byte[] bytes, int at) {
        return (int) number(bytes, at + NUMBER, 8);
    }

    static long nanos(byte[] bytes, int at) {
        return number(bytes, at + NANOS, 16);
    }

    private static void hex(byte[] to, int at, int digits, long value) {
        long left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            to[i] = DIGITS[(int) (left & 15)];
            left >>>= 4;
        }
    }

    private static long number(byte[] bytes, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            int c = bytes[i];
            value = (value << 4) | (c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return value;
    }
}
