package org.heliograph.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * How many bytes may be under way to a peer: written, but not proven to have arrived. Opens wider, up to a limit, for a
 * peer whose proofs come promptly, so that a fast one is not slowed down by the way there and back, while a slow one is
 * asked often enough to be seen alive. Any thread.
 */
public final class Window {
    private static final long PROMPT = TimeUnit.MILLISECONDS.toNanos(500);

    private final int smallest;
    private final int largest;
    private final LongSupplier nanoTime;
    private final LongUnaryOperator secret;

    // All guarded by this.
    private final ArrayDeque<Marker> markers = new ArrayDeque<>();
    private int size;
    private long written;
    private long marked;
    private long arrived;
    private long count;
    private long progressNanos;

    /**
     * An open window.
     *
     * @param smallest bytes at first
     * @param largest bytes at most; what the connector's send buffer surely takes at once
     * @param nanoTime monotonic nanoseconds
     * @param secret turns a count into what the peer cannot guess, so that it cannot claim what it did not read
     */
    public Window(int smallest, int largest, LongSupplier nanoTime, LongUnaryOperator secret) {
        this.smallest = smallest;
        this.largest = largest;
        this.nanoTime = nanoTime;
        this.secret = secret;
        this.size = smallest;
        this.progressNanos = nanoTime.getAsLong();
    }

    /** Bytes that surely fit when nothing is under way. */
    public int smallest() {
        return smallest;
    }

    /** Counts bytes that were written; true if a marker should follow them. */
    public synchronized boolean wrote(int bytes) {
        written += bytes;
        return written - marked >= size / 2;
    }

    /** The payload of a ping to be written now. */
    public synchronized ByteBuffer marker() {
        if (markers.isEmpty() && written == arrived) {
            // Nothing was under way: the peer's time to answer begins now.
            progressNanos = nanoTime.getAsLong();
        }
        Marker marker = new Marker(secret.applyAsLong(++count), written, nanoTime.getAsLong());
        markers.add(marker);
        marked = written;
        return ByteBuffer.allocate(Long.BYTES).putLong(marker.secret).flip();
    }

    /** A pong came; true if it proves anything. */
    public synchronized boolean proven(ByteBuffer payload) {
        if (payload.remaining() != Long.BYTES) {
            return false;
        }
        long answer = payload.getLong(payload.position());
        if (markers.stream().noneMatch(m -> m.secret == answer)) {
            return false;
        }
        Marker last;
        do {
            last = markers.remove();
        } while (last.secret != answer);
        long now = nanoTime.getAsLong();
        arrived = Math.max(arrived, last.written);
        progressNanos = now;
        if (now - last.nanos < PROMPT) {
            size = Math.min(size * 2, largest);
        }
        return true;
    }

    /** Whether more may be written. */
    public synchronized boolean isOpen() {
        return written - arrived < size;
    }

    /** Markers that were not answered. */
    public synchronized int unanswered() {
        return markers.size();
    }

    /** When something was last proven to have arrived. */
    public synchronized long progressNanos() {
        return progressNanos;
    }

    private record Marker(long secret, long written, long nanos) {}
}
