package org.heliograph.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The head of an HTTP/1.1 response.
 *
 * @param status its status
 * @param chunked whether the body comes in chunks
 * @param contentLength bytes of the body, or -1 where the head does not say
 */
record HttpHead(int status, boolean chunked, long contentLength) {
    private static final int LONGEST = 16 * 1024;

    /** The index after the empty line that ends a head, or -1 if it is not there yet. */
    static int end(byte[] bytes, int from, int to) {
        for (int i = from + 3; i < to; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        if (to - from > LONGEST) {
            throw new ProtocolException("The head of a response does not end");
        }
        return -1;
    }

    static HttpHead parse(byte[] bytes, int from, int end) {
        String[] lines = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        if (!lines[0].matches("HTTP/1\\.1 \\d{3}( .*)?")) {
            throw new ProtocolException("Not an HTTP/1.1 response: " + lines[0]);
        }
        boolean chunked = false;
        long length = -1;
        for (String line : lines) {
            String header = line.toLowerCase(Locale.ROOT).replace(" ", "");
            chunked |= header.equals("transfer-encoding:chunked");
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(header.substring("content-length:".length()));
            }
        }
        return new HttpHead(Integer.parseInt(lines[0].substring(9, 12)), chunked, length);
    }
}
