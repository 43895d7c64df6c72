package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a segment that a reader has before it. Small at first, since the next entry of a topic may be far away;
 * larger as long as the lines asked for lie close together.
 */
final class LineWindow {
    private static final int SMALLEST = 4 << 10;
    private static final int LARGEST = 256 << 10;

    private final OpenFiles files;
    private byte[] bytes = new byte[SMALLEST];
    private @Nullable Segment segment;
    private int reach = SMALLEST;
    private long start;
    private int length;
    private int from;
    private int to;

    LineWindow(OpenFiles files) {
        this.files = files;
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

    /** Finds the line that begins at the offset; false if the file ends before the line does. */
    boolean find(Segment wanted, long offset) throws IOException {
        boolean near = wanted == segment && offset >= start && offset <= start + 2L * reach;
        if (near && seek(offset)) {
            return true;
        }
        reach = near ? Math.min(LARGEST, reach * 2) : SMALLEST;
        segment = wanted;
        for (int size = reach; ; size *= 2) {
            load(wanted, offset, size);
            if (seek(offset)) {
                return true;
            }
            if (length < size) {
                return false;
            }
        }
    }

    private boolean seek(long offset) {
        if (offset < start || offset >= start + length) {
            return false;
        }
        from = (int) (offset - start);
        for (to = from; to < length; to++) {
            if (bytes[to] == '\n') {
                return true;
            }
        }
        return false;
    }

    private void load(Segment wanted, long offset, int size) throws IOException {
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        ByteBuffer into = ByteBuffer.wrap(bytes, 0, (int) Math.max(0, Math.min(size, wanted.length() - offset)));
        start = offset;
        length = 0;
        files.read(wanted, into, offset);
        length = into.position();
    }
}
