package org.heliograph.support;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Transport;

/** A way out that keeps what is sent; a test says when each send is over. Any thread. */
public final class RecordingTransport implements Transport {
    private final Manner manner;
    private final List<List<Frame>> batches = new ArrayList<>();
    private final List<CloseCause> closes = new ArrayList<>();
    private Outcome inFlight;
    private boolean overlapped;
    private int pings;
    private int unanswered;
    private long progressNanos;

    private RecordingTransport(Manner manner) {
        this.manner = manner;
    }

    /** Every send is over before it returns. */
    public static RecordingTransport prompt() {
        return new RecordingTransport(Manner.PROMPT);
    }

    /** A send is in flight until {@link #complete}. */
    public static RecordingTransport held() {
        return new RecordingTransport(Manner.HELD);
    }

    @Override
    public void send(List<Frame> frames, Outcome outcome) {
        synchronized (this) {
            overlapped |= inFlight != null;
            batches.add(List.copyOf(frames));
            inFlight = outcome;
        }
        if (manner == Manner.PROMPT) {
            complete();
        }
    }

    /** The send in flight has succeeded. */
    public void complete() {
        take().sent();
    }

    /** The send in flight has failed. */
    public void fail() {
        take().failed();
    }

    private synchronized Outcome take() {
        Outcome outcome = inFlight;
        inFlight = null;
        return outcome;
    }

    /** Whether a send waits for its end. */
    public synchronized boolean isHeld() {
        return inFlight != null;
    }

    /** Whether a send ever began while another was in flight. */
    public synchronized boolean hasOverlapped() {
        return overlapped;
    }

    /** All frames sent, in order. */
    public synchronized List<Frame> frames() {
        return batches.stream().flatMap(List::stream).toList();
    }

    /** All frames sent, as text. */
    public List<String> texts() {
        return frames().stream().map(Frame::text).toList();
    }

    /** The types of all frames sent. */
    public List<String> types() {
        return frames().stream().map(Frame::type).toList();
    }

    /** What left together. */
    public synchronized List<List<Frame>> batches() {
        return List.copyOf(batches);
    }

    /** How it was closed, if it was. */
    public synchronized List<CloseCause> closes() {
        return List.copyOf(closes);
    }

    /** How often the peer was pinged. */
    public synchronized int pings() {
        return pings;
    }

    /** The peer answered everything at this time. */
    public synchronized void answered(long nowNanos) {
        unanswered = 0;
        progressNanos = nowNanos;
    }

    @Override
    public synchronized void ping() {
        pings++;
        unanswered++;
    }

    @Override
    public synchronized int unanswered() {
        return unanswered;
    }

    @Override
    public synchronized long progressNanos() {
        return progressNanos;
    }

    @Override
    public synchronized void close(CloseCause cause) {
        closes.add(cause);
    }

    private enum Manner {
        PROMPT,
        HELD
    }
}
