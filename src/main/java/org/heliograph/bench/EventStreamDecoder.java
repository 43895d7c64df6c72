package org.heliograph.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Server-sent events out of an HTTP/1.1 body, with one line of data each, as the protocol sends them. */
final class EventStreamDecoder implements Decoder {
    private static final byte[] NOTHING = {};
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "event: close".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(\\d+)");

    private final ChunkedBody body;
    private byte[] text = NOTHING;
    private int length;
    private boolean closing;

    /** @param chunked whether the body comes in chunks of HTTP/1.1 */
    EventStreamDecoder(boolean chunked) {
        body = new ChunkedBody(chunked);
    }

    @Override
    public int decode(byte[] bytes, int from, int to, Inbox inbox) {
        int used = body.decode(bytes, from, to, this::append);
        int line = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n') {
                line(line, i > line && text[i - 1] == '\r' ? i - 1 : i, inbox);
                line = i + 1;
            }
        }
        keep(line);
        return used;
    }

    private void append(byte[] bytes, int from, int to) {
        if (text.length - length < to - from) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + to - from));
        }
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
    }

    /** A connection that has nothing waiting holds no buffer: there may be thousands of them. */
    private void keep(int from) {
        if (from == length) {
            text = NOTHING;
        } else if (from > 0) {
            System.arraycopy(text, from, text, 0, length - from);
        }
        length -= from;
    }

    private void line(int from, int to, Inbox inbox) {
        if (starts(from, to, CLOSE)) {
            closing = true;
        } else if (starts(from, to, DATA)) {
            int data = from + DATA.length;
            data += data < to && text[data] == ' ' ? 1 : 0;
            if (closing) {
                inbox.closing(code(new String(text, data, to - data, StandardCharsets.UTF_8)));
            } else {
                inbox.text(text, data, to);
            }
        }
    }

    private boolean starts(int from, int to, byte[] word) {
        return to - from >= word.length && Arrays.equals(text, from, from + word.length, word, 0, word.length);
    }

    private static int code(String json) {
        Matcher matcher = CODE.matcher(json);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1005;
    }
}
