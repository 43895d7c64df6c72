package org.heliograph.plans;

/**
 * What a line says without its control sequences: {@code ESC [ … letter} as colours have, and {@code ESC ] … BEL}. By
 * hand, since whole logs pass through here: a regular expression takes most of the time of a search.
 */
final class PlainText {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private PlainText() {}

    static String of(String line) {
        int escape = line.indexOf(ESCAPE);
        if (escape < 0) {
            return line;
        }
        // Looked for once: a line may begin many sequences and end none.
        int lastBell = line.lastIndexOf(BELL);
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        while (escape >= 0) {
            text.append(line, at, escape);
            at = end(line, escape, lastBell);
            // What begins no sequence stays.
            escape = line.indexOf(ESCAPE, Math.max(at, escape + 1));
        }
        return text.append(line, at, line.length()).toString();
    }

    /** Where a sequence ends that may begin here; here if it is none. */
    private static int end(String line, int escape, int lastBell) {
        char kind = escape + 1 < line.length() ? line.charAt(escape + 1) : ' ';
        if (kind == ']') {
            return lastBell < escape ? escape : line.indexOf(BELL, escape) + 1;
        }
        return kind == '[' ? endOfControl(line, escape) : escape;
    }

    private static int endOfControl(String line, int escape) {
        int at = skip(line, escape + 2, '0', '?');
        at = skip(line, at, ' ', '/');
        boolean ends = at < line.length() && line.charAt(at) >= '@' && line.charAt(at) <= '~';
        return ends ? at + 1 : escape;
    }

    private static int skip(String line, int from, char first, char last) {
        int at = from;
        while (at < line.length() && line.charAt(at) >= first && line.charAt(at) <= last) {
            at++;
        }
        return at;
    }
}
