package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers the last position given, in a file of its own, so that a segment cut off at the end of a line is noticed. A
 * hint: never forced, survives a killed process.
 */
final class HeadMark implements Closeable {
    private static final int LENGTH = 20;

    private final FileChannel channel;
    private final byte[] bytes = new byte[LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    private HeadMark(FileChannel channel) {
        this.channel = channel;
    }

    /** Position and instant. */
    record Mark(long position, long at) {
        static final Mark NONE = new Mark(0, Micros.NONE);
    }

    static HeadMark open(Path path) throws IOException {
        return new HeadMark(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    Mark read() throws IOException {
        buffer.clear();
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) > 0) {
            // Until it is full or the file ends.
        }
        boolean whole = !buffer.hasRemaining() && buffer.getInt(16) == Checksum.of(bytes, 0, 16);
        return whole ? new Mark(buffer.getLong(0), buffer.getLong(8)) : Mark.NONE;
    }

    void write(long position, long at) throws IOException {
        buffer.clear();
        buffer.putLong(position).putLong(at);
        buffer.putInt(Checksum.of(bytes, 0, 16)).flip();
        LocalDisk.writeFully(channel, buffer, 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
