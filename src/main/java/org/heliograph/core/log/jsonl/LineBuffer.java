package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines on their way to a segment, written one behind the other. For one thread. */
final class LineBuffer {
    private static final int FIXED = 256;
    private static final int KEPT = 1 << 20;

    private static final int SMALLEST = 1 << 10;

    private byte[] bytes = {};
    private int length;

    int length() {
        return length;
    }

    /** What was written, to be read once. */
    ByteBuffer contents() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    /** Empties it, and holds on to nothing. */
    void rest() {
        length = 0;
        bytes = new byte[0];
    }

    /** Writes one line; topic and key are JSON strings with their quotes. */
    void line(long position, byte[] topic, long seq, long at, String id, byte @Nullable [] key, byte[] event) {
        ensure(FIXED + topic.length + (key == null ? 0 : key.length) + event.length);
        int start = length;
        put(Line.POSITION);
        number(position);
        put(Line.TOPIC);
        put(topic);
        put(Line.SEQ);
        number(seq);
        put(Line.AT);
        put('"');
        Micros.write(at, bytes, length);
        length += Micros.TEXT_LENGTH;
        put('"');
        put(Line.ID);
        put('"');
        put(id.getBytes(ISO_8859_1));
        put('"');
        if (key != null) {
            put(Line.KEY);
            put(key);
        }
        put(Line.EVENT);
        put(event);
        Checksum.write(bytes, start, length);
        length += Checksum.TAIL_LENGTH;
        put('\n');
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(SMALLEST, bytes.length * 2), length + more));
        }
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void put(Literal text) {
        text.copyTo(bytes, length);
        length += text.length();
    }

    private void put(char c) {
        bytes[length++] = (byte) c;
    }

    private void number(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }
}
