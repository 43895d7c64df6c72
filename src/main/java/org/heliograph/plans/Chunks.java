package org.heliograph.plans;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into pieces that fit a frame: whole lines where they are short enough, never through a character. */
final class Chunks {
    /** Bytes of UTF-8 in one piece. */
    static final int BYTES = 64 * 1024;

    private Chunks() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static int end(String text, int from) {
        int bytes = 0;
        int afterLine = from;
        int i = from;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            bytes += bytesOf(character);
            if (bytes > BYTES) {
                return afterLine > from ? afterLine : i;
            }
            i += Character.charCount(character);
            afterLine = character == '\n' ? i : afterLine;
        }
        return i;
    }

    private static int bytesOf(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4;
    }
}
