package org.heliograph.core.log.jsonl;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds which single bit of a line was flipped, so that what the line held can be said for certain.
 *
 * <p>A CRC is linear: a flipped bit changes it by a value that depends only on how far the bit stands from the end. So
 * the difference between the stored and the computed checksum names the bit.
 */
final class BitFlip {
    /** CRC-32C, reflected. */
    private static final int POLYNOMIAL = 0x82f63b78;

    private static final int[] TABLE = table();

    private BitFlip() {}

    /** The line as it was written, if one flipped bit explains what is wrong with it. */
    static Optional<byte[]> undone(byte[] bytes, int from, int to) {
        if (to - from <= Checksum.TAIL_LENGTH) {
            return Optional.empty();
        }
        byte[] line = Arrays.copyOfRange(bytes, from, to);
        return flippedInTail(line) || flippedInData(line) ? Optional.of(line) : Optional.empty();
    }

    /** The checksum's own text is short: try every bit. */
    private static boolean flippedInTail(byte[] line) {
        for (int at = line.length - Checksum.TAIL_LENGTH; at < line.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                line[at] ^= (byte) (1 << bit);
                if (Checksum.isPresent(line, 0, line.length) && Checksum.holds(line, 0, line.length)) {
                    return true;
                }
                line[at] ^= (byte) (1 << bit);
            }
        }
        return false;
    }

    private static boolean flippedInData(byte[] line) {
        long stored = Checksum.stored(line, line.length);
        if (stored < 0 || !Checksum.isPresent(line, 0, line.length)) {
            return false;
        }
        int end = line.length - Checksum.TAIL_LENGTH;
        int difference = (int) stored ^ Checksum.of(line, 0, end);
        int[] changes = new int[Byte.SIZE];
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            changes[bit] = TABLE[1 << bit];
        }
        for (int at = end - 1; at >= 0; at--) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if (changes[bit] == difference) {
                    line[at] ^= (byte) (1 << bit);
                    return true;
                }
                changes[bit] = TABLE[changes[bit] & 0xff] ^ (changes[bit] >>> Byte.SIZE);
            }
        }
        return false;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }
}
