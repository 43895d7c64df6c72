package org.heliograph.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Writes a client's WebSocket frames: whole, final and masked. For one thread. */
final class Frames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PONG = 10;
    /** The most that a frame is longer than its payload. */
    static final int OVERHEAD = 14;

    private final SplittableRandom random;

    Frames(SplittableRandom random) {
        this.random = random;
    }

    /** Appends a frame to a buffer that has room for it. */
    void put(ByteBuffer out, int opcode, byte[] payload, int from, int to) {
        int length = to - from;
        out.put((byte) (0x80 | opcode));
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else if (length < 1 << 16) {
            out.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(length);
        }
        int mask = random.nextInt();
        out.putInt(mask);
        for (int i = 0; i < length; i++) {
            out.put((byte) (payload[from + i] ^ mask >>> (24 - 8 * (i & 3))));
        }
    }
}
