package org.heliograph.server.logging;

import java.util.regex.Pattern;

/**
 * Takes secrets out of text. The second line of defence: nothing of ours logs one, but a library may print a URL or a
 * header.
 */
public final class Redaction {
    private static final String GONE = "$1[redacted]";

    /** {@code token=…}, {@code "token":"…"}, {@code Authorization: …}, {@code Bearer …}, and anything like our tokens. */
    private static final Pattern SECRETS = Pattern.compile(
            "(?i)(\\btoken(?:\\\\?[\"'])?\\s*[=:]\\s*(?:\\\\?[\"'])?|\\bauthorization\\s*[=:]\\s*(?:basic|bearer)?\\s*"
                    + "|\\bbearer\\s+|\\bhg[a-z]_)[^\\s\"'&\\\\,;<>\\]})]+");

    private Redaction() {}

    /** The text without what looks like a secret. */
    public static String of(String text) {
        return SECRETS.matcher(text).replaceAll(GONE);
    }
}
