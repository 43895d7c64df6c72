package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Goes through a file line by line, good or bad. */
final class LineScan implements Closeable {
    /** No line of ours is longer: what follows up to the next newline is passed over. */
    static final int LONGEST = 32 << 20;

    private static final int CHUNK = 1 << 20;
    private static final int SMALLEST = 4 << 10;

    private final FileChannel channel;
    private byte[] bytes;
    private long start;
    private int length;
    private int from;
    private int to = -1;
    private long offset;
    private long number;
    private boolean terminated = true;
    private boolean tooLong;
    private boolean ended;

    private LineScan(FileChannel channel, int atFirst) {
        this.channel = channel;
        bytes = new byte[atFirst];
    }

    static LineScan of(Path path) throws IOException {
        return of(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** Goes through an open file, and closes it in the end. */
    static LineScan of(FileChannel channel) throws IOException {
        return new LineScan(channel, (int) Math.min(CHUNK, Math.max(SMALLEST, channel.size() + 1)));
    }

    /** Steps to the next line; false at the end of the file. */
    boolean next() throws IOException {
        if (!terminated) {
            return false;
        }
        from = to + 1;
        to = from;
        offset = start + from;
        tooLong = false;
        while (true) {
            while (to < length) {
                if (bytes[to] == '\n') {
                    number++;
                    return true;
                }
                to++;
            }
            if (!more()) {
                ended = true;
                terminated = from == to;
                number += terminated ? 0 : 1;
                return !terminated;
            }
        }
    }

    /** Keeps what belongs to the line, reads on behind it. */
    private boolean more() throws IOException {
        if (to - from > LONGEST) {
            tooLong = true;
            from = to;
        }
        int kept = to - from;
        byte[] target = bytes.length - kept < bytes.length / 2 ? new byte[Math.max(CHUNK, kept * 2)] : bytes;
        System.arraycopy(bytes, from, target, 0, kept);
        bytes = target;
        start += from;
        from = 0;
        to = kept;
        length = kept;
        int read = channel.read(ByteBuffer.wrap(bytes, kept, bytes.length - kept), start + kept);
        length += Math.max(0, read);
        return read > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Of the line's first byte in the file. */
    long offset() {
        return offset;
    }

    /** Counts from 1. */
    long number() {
        return number;
    }

    /** False for a last line without a newline. */
    boolean terminated() {
        return terminated;
    }

    /** Of the first byte not gone through yet. */
    long end() {
        return start + to + (ended ? 0 : 1);
    }

    boolean tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
