package org.heliograph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The outgoing side of a non-blocking socket that two threads share: a publisher writes messages, the selector thread
 * answers pings in between. Frames never mix. Never blocks.
 */
final class Outbound {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private ByteBuffer pending = NOTHING;

    Outbound(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Writes, or keeps what the socket does not take.
     *
     * @return whether everything has left
     */
    synchronized boolean write(ByteBuffer frames) throws IOException {
        if (flush()) {
            channel.write(frames);
        }
        if (frames.hasRemaining()) {
            pending = ByteBuffer.allocate(pending.remaining() + frames.remaining())
                    .put(pending)
                    .put(frames)
                    .flip();
        }
        return !pending.hasRemaining();
    }

    /** @return whether everything has left */
    synchronized boolean flush() throws IOException {
        if (pending.hasRemaining()) {
            channel.write(pending);
        }
        return !pending.hasRemaining();
    }
}
