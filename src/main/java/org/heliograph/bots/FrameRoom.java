package org.heliograph.bots;

import java.util.ArrayList;
import java.util.List;

/**
 * Room for the texts of one event frame, which is at most {@value #FRAME} bytes long whatever happened. What does not fit
 * is cut, and the frame says so. Used by one thread.
 */
final class FrameRoom {
    /** As the protocol says. */
    static final int FRAME = 1_024;

    /** Names, quotes, numbers and the words that may stand in any event frame; a test holds it to the longest of them. */
    private static final int FIXED = 420;

    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;

    private int left;
    private boolean truncated;

    private FrameRoom(int left) {
        this.left = left;
    }

    /** What room there is beside texts that are never cut: ids, cursor. */
    static FrameRoom beside(String... values) {
        int left = FRAME - FIXED;
        for (String value : values) {
            left -= value.length();
        }
        return new FrameRoom(left);
    }

    /** Where nothing is cut. */
    static FrameRoom unbounded() {
        return new FrameRoom(Integer.MAX_VALUE);
    }

    /** As much of a text as fits. */
    String fit(String text) {
        int bytes = jsonBytes(text);
        if (bytes > left) {
            truncated = true;
            String cut = cut(text, left - ELLIPSIS_BYTES);
            left = Math.max(0, left - jsonBytes(cut));
            return cut;
        }
        left -= bytes;
        return text;
    }

    /** As many of these texts as fit into half of the room. */
    List<String> fit(List<String> texts) {
        int half = left / 2;
        List<String> fitting = new ArrayList<>();
        for (String text : texts) {
            // Two quotes and a comma.
            int bytes = jsonBytes(text) + 3;
            if (bytes > half) {
                truncated = true;
                break;
            }
            half -= bytes;
            left -= bytes;
            fitting.add(text);
        }
        return fitting;
    }

    /** True if anything was cut, null if not: then the frame does not mention it. */
    @SuppressWarnings("NullAway")
    Boolean truncated() {
        return truncated ? Boolean.TRUE : null;
    }

    private static String cut(String text, int room) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += jsonBytes(codePoint);
            if (bytes > room) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static int jsonBytes(String text) {
        return text.codePoints().map(FrameRoom::jsonBytes).sum();
    }

    private static int jsonBytes(int codePoint) {
        if (codePoint == '"' || codePoint == '\\' || "\b\f\n\r\t".indexOf(codePoint) >= 0) {
            return 2;
        }
        if (codePoint < 0x20) {
            // A backslash, u, four digits.
            return 6;
        }
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
