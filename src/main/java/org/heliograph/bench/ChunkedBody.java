package org.heliograph.bench;

/** The body of an HTTP/1.1 response, out of its chunks if it has them. For one thread. */
final class ChunkedBody {
    /** Takes a piece of the body; the range is valid during the call alone. */
    interface Piece {
        void take(byte[] bytes, int from, int to);
    }

    private static final int LONGEST_HEAD = 256;

    private final boolean chunked;
    private long left;
    private boolean ended;

    ChunkedBody(boolean chunked) {
        this.chunked = chunked;
    }

    /** Whether the last chunk was there. */
    boolean ended() {
        return ended;
    }

    /** @return the index of the first byte not used */
    int decode(byte[] bytes, int from, int to, Piece piece) {
        if (!chunked) {
            piece.take(bytes, from, to);
            return to;
        }
        int at = from;
        while (at < to) {
            if (left > 0) {
                int end = (int) Math.min(to, at + left);
                piece.take(bytes, at, end);
                left -= end - at;
                at = end;
            } else {
                int next = head(bytes, at, to);
                if (next < 0) {
                    return at;
                }
                at = next;
            }
        }
        return at;
    }

    /** Reads the line break that ends the last chunk, and the size of the next; -1 if it is not all there. */
    private int head(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        long size = 0;
        int digits = 0;
        for (; at < to; at++, digits++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                break;
            }
            size = size << 4 | digit;
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        if (at == to) {
            if (to - from > LONGEST_HEAD) {
                throw new ProtocolException("The head of a chunk does not end");
            }
            return -1;
        }
        if (digits == 0) {
            throw new ProtocolException("A chunk without a size");
        }
        ended |= size == 0;
        left = size;
        return at + 1;
    }
}
