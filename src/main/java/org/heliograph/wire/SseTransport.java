package org.heliograph.wire;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events as a transport, by the servlet's non-blocking output.
 *
 * <p>Design note. The container allows a write only after {@code isReady} has said so, and calls back once when it said
 * no. {@code wanted} lets one thread at a time look: whoever raises it from zero writes on behalf of the others.
 *
 * <p>When a write fails, or somebody ends the stream, the container reuses the response for its next client, perhaps
 * before the thread that writes has come back from it; then the end of this stream is the end of that one. So {@code
 * using} is held while the response is written to, which never takes long, and who hears of the end from
 * the container waits for it; not for ever, for the container may hold what the write needs.
 */
public final class SseTransport implements Transport, WriteListener {
    private static final long WRITER_SECONDS = 1;

    /** What a WebSocket's end is called that nobody announced. */
    private static final int VANISHED = 1006;

    private static final CloseEvent CLOSE_EVENT = new CloseEvent(JsonProvider.provider());
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final LongSupplier nanoTime;
    private final IntConsumer ended;
    private final AtomicInteger wanted = new AtomicInteger();
    private final ReentrantLock using = new ReentrantLock();

    // Guarded by this.
    private byte[] next = {};
    private @Nullable Outcome outcome;
    private int code = VANISHED;
    private boolean closing;
    private boolean over;
    private boolean completed;

    private volatile long progressNanos;
    // Before its first call the container allows no question.
    private volatile boolean started;

    /**
     * The transport of a response whose head is set. Registers itself with its output.
     *
     * @param nanoTime monotonic nanoseconds
     * @param ended told when the client is gone or the stream was ended, perhaps twice, with the code that a WebSocket
     *     would have been closed with
     */
    public SseTransport(AsyncContext context, LongSupplier nanoTime, IntConsumer ended) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.nanoTime = nanoTime;
        this.ended = ended;
        this.progressNanos = nanoTime.getAsLong();
    }

    /** Begins: from now on the container may call. */
    public void start() {
        out.setWriteListener(this);
    }

    @Override
    public void send(List<Frame> frames, Outcome whenSent) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            events.writeBytes(event(frame));
        }
        boolean gone;
        synchronized (this) {
            gone = over;
            if (!gone) {
                append(events.toByteArray());
                outcome = whenSent;
            }
        }
        if (gone) {
            whenSent.failed();
        } else {
            drain();
        }
    }

    @Override
    public void ping() {
        synchronized (this) {
            append(COMMENT);
        }
        drain();
    }

    @Override
    public int unanswered() {
        return 0;
    }

    @Override
    public long progressNanos() {
        return progressNanos;
    }

    @Override
    public void close(CloseCause cause) {
        boolean stalled = cause.equals(CloseCause.SEND_STALLED);
        synchronized (this) {
            if (!over) {
                code = cause.code();
            }
            if (!stalled) {
                append(closeEvent(cause));
                closing = true;
            }
        }
        if (stalled) {
            end();
        } else {
            drain();
        }
    }

    @Override
    public void onWritePossible() {
        started = true;
        drain();
    }

    @Override
    public void onError(Throwable t) {
        fail();
    }

    /** The container says that the client is gone. */
    public void fail() {
        awaitWriter();
        end();
    }

    /** The container has ended the response and is about to reuse it. */
    public void completed() {
        synchronized (this) {
            over = true;
            completed = true;
        }
        awaitWriter();
        end();
    }

    private void drain() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            write();
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    private void awaitWriter() {
        try {
            if (using.tryLock(WRITER_SECONDS, TimeUnit.SECONDS)) {
                using.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        Runnable news;
        using.lock();
        try {
            news = writeWhatFits();
        } catch (IOException | RuntimeException e) {
            // Containers throw many kinds when the client is gone, and so is the response.
            news = this::broken;
        } finally {
            using.unlock();
        }
        news.run();
    }

    private Runnable writeWhatFits() throws IOException {
        while (started && !isOver() && out.isReady()) {
            byte[] bytes = take();
            if (bytes.length == 0) {
                return written();
            }
            out.write(bytes);
            if (out.isReady()) {
                out.flush();
            }
            progressNanos = nanoTime.getAsLong();
        }
        return SseTransport::nothing;
    }

    private Runnable written() {
        Outcome done;
        boolean last;
        synchronized (this) {
            if (next.length > 0) {
                // Whoever brought more meanwhile has us look again.
                return SseTransport::nothing;
            }
            done = outcome;
            outcome = null;
            last = closing;
        }
        if (last) {
            return this::end;
        }
        return done == null ? SseTransport::nothing : done::sent;
    }

    private static void nothing() {}

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized byte[] take() {
        byte[] bytes = next;
        next = new byte[0];
        return bytes;
    }

    private void append(byte[] bytes) {
        byte[] all = new byte[next.length + bytes.length];
        System.arraycopy(next, 0, all, 0, next.length);
        System.arraycopy(bytes, 0, all, next.length, bytes.length);
        next = all;
    }

    /** Nothing is written any more. The container, which knows too, is about to say so: to end it first is a race. */
    private void broken() {
        Outcome failed;
        synchronized (this) {
            over = true;
            failed = outcome;
            outcome = null;
        }
        if (failed != null) {
            failed.failed();
        }
    }

    private void end() {
        boolean first;
        int last;
        synchronized (this) {
            first = !completed;
            completed = true;
            last = code;
        }
        broken();
        if (first) {
            complete();
        }
        ended.accept(last);
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container ended it first.
            return;
        }
    }

    private static byte[] event(Frame frame) {
        StringBuilder event = new StringBuilder();
        if (frame.cursor() != null) {
            event.append("id: ").append(frame.cursor()).append('\n');
        }
        // JSON text holds no line break, so one data line is enough and nothing can be injected.
        event.append("event: ")
                .append(frame.type())
                .append("\ndata: ")
                .append(frame.text())
                .append("\n\n");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] closeEvent(CloseCause cause) {
        return ("event: close\ndata: " + CLOSE_EVENT.of(cause) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
