package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last position given, in a file of its own, so that a segment cut off at the end of a line is noticed. A
 * hint: never forced, survives a killed process. The file is open from a first write on until it {@linkplain #close rests}.
 */
final class HeadMark implements Closeable {
    private static final int LENGTH = 20;

    private final Path path;
    private @Nullable FileChannel channel;
    private final byte[] bytes = new byte[LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    HeadMark(Path path) {
        this.path = path;
    }

    /** Position and instant. */
    record Mark(long position, long at) {
        static final Mark NONE = new Mark(0, Micros.NONE);
    }

    /** What the file says; nothing, if it is not there or not whole. */
    static Mark read(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        if (bytes.length != LENGTH) {
            return Mark.NONE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        boolean whole = buffer.getInt(16) == Checksum.of(bytes, 0, 16);
        return whole ? new Mark(buffer.getLong(0), buffer.getLong(8)) : Mark.NONE;
    }

    void write(long position, long at) throws IOException {
        buffer.clear();
        buffer.putLong(position).putLong(at);
        buffer.putInt(Checksum.of(bytes, 0, 16)).flip();
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        LocalDisk.writeFully(channel, buffer, 0);
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
