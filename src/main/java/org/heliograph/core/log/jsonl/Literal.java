package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Fixed text of a line, as bytes that cannot change. */
final class Literal {
    private final byte[] bytes;

    private Literal(byte[] bytes) {
        this.bytes = bytes;
    }

    static Literal of(String ascii) {
        return new Literal(ascii.getBytes(US_ASCII));
    }

    int length() {
        return bytes.length;
    }

    boolean isAt(byte[] text, int from, int end) {
        return end - from >= bytes.length && Arrays.equals(text, from, from + bytes.length, bytes, 0, bytes.length);
    }

    void copyTo(byte[] text, int at) {
        System.arraycopy(bytes, 0, text, at, bytes.length);
    }

    byte[] copy() {
        return bytes.clone();
    }
}
