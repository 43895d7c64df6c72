package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.zip.CRC32C;

/**
 * How every line ends: {@code ,"crc":"1a2b3c4d"}} with the CRC-32C of all bytes before it. It finds every single
 * flipped bit, and all but one in four billion of any other changes.
 */
final class Checksum {
    static final byte[] FIELD = ",\"crc\":\"".getBytes(US_ASCII);
    static final int DIGITS = 8;
    /** Field, eight digits, quote and brace. */
    static final int TAIL_LENGTH = FIELD.length + DIGITS + 2;

    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private Checksum() {}

    static int of(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    /** Ends the line that stands in {@code bytes} from {@code from} to {@code to}; there must be room. */
    static void write(byte[] bytes, int from, int to) {
        int crc = of(bytes, from, to);
        System.arraycopy(FIELD, 0, bytes, to, FIELD.length);
        int at = to + FIELD.length;
        for (int shift = 28; shift >= 0; shift -= 4) {
            bytes[at++] = HEX[crc >>> shift & 0xf];
        }
        bytes[at++] = '"';
        bytes[at] = '}';
    }

    /** Whether the line ends in the form of a checksum, right or wrong. */
    static boolean isPresent(byte[] bytes, int from, int to) {
        int at = to - TAIL_LENGTH;
        if (at <= from || bytes[to - 2] != '"' || bytes[to - 1] != '}') {
            return false;
        }
        for (int i = 0; i < FIELD.length; i++) {
            if (bytes[at + i] != FIELD[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line that ends in a checksum has the right one. */
    static boolean holds(byte[] bytes, int from, int to) {
        long stored = stored(bytes, to);
        return stored >= 0 && (int) stored == of(bytes, from, to - TAIL_LENGTH);
    }

    /** The eight digits as an unsigned number, -1 if they are none. */
    static long stored(byte[] bytes, int to) {
        long crc = 0;
        for (int i = to - 2 - DIGITS; i < to - 2; i++) {
            int digit = digit(bytes[i]);
            if (digit < 0) {
                return -1;
            }
            crc = crc << 4 | digit;
        }
        return crc;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
