package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes lines that end in their checksum into a small file. */
final class SealedLine {
    private final ByteArrayOutputStream lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    SealedLine(ByteArrayOutputStream lines) {
        this.lines = lines;
    }

    SealedLine put(byte[] text) {
        line.writeBytes(text);
        return this;
    }

    SealedLine put(long number) {
        return put(Long.toString(number).getBytes(US_ASCII));
    }

    void end() {
        byte[] body = line.toByteArray();
        byte[] sealed = Arrays.copyOf(body, body.length + Checksum.TAIL_LENGTH);
        Checksum.write(sealed, 0, body.length);
        lines.writeBytes(sealed);
        lines.write('\n');
        line.reset();
    }

    /** Reads such lines again. */
    static final class Reader {
        private final byte[] bytes;
        private final Fields fields = new Fields();
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean atEnd() {
            return at == bytes.length;
        }

        /** The next line's fields, its checksum found right. */
        Fields next() throws DamagedFileException {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean sound = end < bytes.length && Checksum.isPresent(bytes, at, end) && Checksum.holds(bytes, at, end);
            if (!sound) {
                throw new DamagedFileException(Line.WRONG_CHECKSUM);
            }
            fields.over(bytes, at, end - Checksum.TAIL_LENGTH);
            at = end + 1;
            return fields;
        }
    }
}
