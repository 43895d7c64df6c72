package org.heliograph.plans;

import java.nio.charset.StandardCharsets;

/** The ends of texts. */
final class Tails {
    private Tails() {}

    /** The last characters of a text that are at most so many bytes in UTF-8. */
    static String of(CharSequence text, int bytes) {
        byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, all.length - bytes);
        while (from < all.length && isInside(all[from])) {
            from++;
        }
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    /** Whether a byte goes on with a character that began before it. */
    private static boolean isInside(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
