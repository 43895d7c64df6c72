package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

/** JSON strings as UTF-8 bytes, with and without their quotes. */
final class JsonString {
    private JsonString() {}

    /** With quotes. Lone surrogates, which UTF-8 cannot hold, are escaped. */
    static byte[] encode(String text) {
        StringBuilder json = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                escape(c, json);
            } else if (!Character.isSurrogate(c)) {
                json.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else {
                escape(c, json);
            }
        }
        return json.append('"').toString().getBytes(UTF_8);
    }

    /** Without quotes, as {@link #encode} writes them. */
    static String decode(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (raw.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                i += 4;
            } else {
                text.append(raw.charAt(i));
            }
        }
        return text.toString();
    }

    private static void escape(char c, StringBuilder json) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }
}
