package org.heliograph.core.connection;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames that leave in one write. Bounded, so that what a reader holds does not grow with its backlog. Used by one
 * thread.
 */
public final class Batch {
    /** Measured: joining more than this many frames gains nothing (see docs/performance.md). */
    public static final int MAX_FRAMES = 32;

    /** Large enough for {@link #MAX_FRAMES} ordinary frames, small enough to hold per reader. */
    public static final int MAX_BYTES = 16 * 1024;

    private final List<Frame> frames = new ArrayList<>();
    private int bytes;

    /** Whether another frame may be added. */
    public boolean hasRoom() {
        return frames.size() < MAX_FRAMES && bytes < MAX_BYTES;
    }

    /** Whether frames that belong together may be added: what is larger than a batch leaves too, but alone. */
    public boolean hasRoomFor(List<Frame> more) {
        return isEmpty() || (frames.size() + more.size() <= MAX_FRAMES && bytes + Frame.sizeOf(more) <= MAX_BYTES);
    }

    /** How many more frames may be added. */
    public int room() {
        return bytes < MAX_BYTES ? MAX_FRAMES - frames.size() : 0;
    }

    /** How many more bytes may be added. */
    public int roomBytes() {
        return Math.max(0, MAX_BYTES - bytes);
    }

    /** Adds a frame. */
    public void add(Frame frame) {
        frames.add(frame);
        bytes += frame.size();
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /** What was added, in order. */
    public List<Frame> frames() {
        return frames;
    }
}
