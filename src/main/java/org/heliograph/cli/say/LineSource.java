package org.heliograph.cli.say;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into messages: one per line. Blank lines say nothing and are passed over; a line too long for one message
 * becomes several. Memory does not grow with the length of a line.
 */
public final class LineSource {
    private final Reader text;
    private final String keys;
    private final int longest;

    private long number = 1;
    private long sent;
    /** Read already, but it belongs to the next message; -1 if there is none. */
    private int ahead = -1;

    /**
     * Text from a reader.
     *
     * @param text should be buffered
     * @param keys what the messages' keys begin with
     * @param longest UTF-8 bytes of one message
     */
    public LineSource(Reader text, String keys, int longest) {
        this.text = text;
        this.keys = keys;
        this.longest = longest;
    }

    /** The next message, null at the end. */
    public @Nullable Line next() throws IOException {
        var content = new StringBuilder();
        long at = number;
        int bytes = 0;
        for (int character = read(); character >= 0; character = read()) {
            if (character == '\n') {
                number++;
                if (!content.toString().isBlank()) {
                    return line(at, content);
                }
                content.setLength(0);
                bytes = 0;
                at = number;
                continue;
            }
            int size = bytes(character);
            if (bytes + size > longest) {
                ahead = character;
                if (!content.toString().isBlank()) {
                    return line(at, content);
                }
                content.setLength(0);
                bytes = 0;
                ahead = -1;
            }
            content.appendCodePoint(character);
            bytes += size;
        }
        return content.toString().isBlank() ? null : line(at, content);
    }

    private Line line(long at, StringBuilder content) {
        boolean windows = content.charAt(content.length() - 1) == '\r';
        String whole = windows ? content.substring(0, content.length() - 1) : content.toString();
        return new Line(at, keys + "-" + ++sent, whole);
    }

    /** One code point; what is no character, such as half of a pair, as the sign that stands for that. */
    private int read() throws IOException {
        int first = ahead >= 0 ? ahead : text.read();
        ahead = -1;
        if (first < 0 || !isHalf(first)) {
            return first;
        }
        if (!Character.isHighSurrogate((char) first)) {
            return 0xfffd;
        }
        int second = text.read();
        if (second >= 0 && Character.isLowSurrogate((char) second)) {
            return Character.toCodePoint((char) first, (char) second);
        }
        ahead = second;
        return 0xfffd;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static int bytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
