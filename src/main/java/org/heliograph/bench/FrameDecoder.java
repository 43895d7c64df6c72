package org.heliograph.bench;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A client's side of WebSocket framing (RFC 6455): unmasked frames, fragments joined, control frames in between. */
final class FrameDecoder implements Decoder {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LARGEST = 1 << 20;

    private @Nullable ByteArrayOutputStream fragments;

    @Override
    public int decode(byte[] bytes, int from, int to, Inbox inbox) {
        int at = from;
        while (to - at >= 2) {
            int payload = at + headerLength(bytes[at + 1]);
            if (payload > to) {
                return at;
            }
            long length = payloadLength(bytes, at);
            if (payload + length > to) {
                return at;
            }
            int end = payload + (int) length;
            frame(bytes[at], bytes, payload, end, inbox);
            at = end;
        }
        return at;
    }

    private static int headerLength(byte second) {
        if ((second & 0x80) != 0) {
            throw new ProtocolException("The server masks its frames");
        }
        int length = second & 0x7f;
        return length < 126 ? 2 : length == 126 ? 4 : 10;
    }

    private static long payloadLength(byte[] bytes, int at) {
        int length = bytes[at + 1] & 0x7f;
        if (length < 126) {
            return length;
        }
        long value = 0;
        for (int i = at + 2; i < at + (length == 126 ? 4 : 10); i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        if (value < 0 || value > LARGEST) {
            throw new ProtocolException("A frame of " + Long.toUnsignedString(value) + " bytes");
        }
        return value;
    }

    private void frame(byte first, byte[] bytes, int from, int to, Inbox inbox) {
        boolean last = (first & 0x80) != 0;
        switch (first & 0x0f) {
            case TEXT, BINARY -> begin(last, bytes, from, to, inbox);
            case CONTINUATION -> proceed(last, bytes, from, to, inbox);
            case PING -> inbox.ping(bytes, from, to);
            case CLOSE -> inbox.closing(to - from < 2 ? 1005 : (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff));
            case PONG -> {}
            default -> throw new ProtocolException("A frame with opcode " + (first & 0x0f));
        }
    }

    private void begin(boolean last, byte[] bytes, int from, int to, Inbox inbox) {
        if (fragments != null) {
            throw new ProtocolException("A new message before the end of the last");
        }
        if (last) {
            inbox.text(bytes, from, to);
        } else {
            fragments = new ByteArrayOutputStream();
            fragments.write(bytes, from, to - from);
        }
    }

    private void proceed(boolean last, byte[] bytes, int from, int to, Inbox inbox) {
        ByteArrayOutputStream begun = fragments;
        if (begun == null) {
            throw new ProtocolException("A continuation of nothing");
        }
        begun.write(bytes, from, to - from);
        if (last) {
            fragments = null;
            byte[] whole = begun.toByteArray();
            inbox.text(whole, 0, whole.length);
        }
    }
}
