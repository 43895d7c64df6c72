package org.heliograph.party.web.mcp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.wire.streams.LongPolls;

/**
 * The event stream on which a model listens. Nothing is told there but that the line is up: it is there so that its end
 * is seen when the model's process is gone. Any thread.
 */
final class Line implements LongPolls.Waiting, AsyncListener {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext request;
    private final Visit visit;
    private final LongPolls longPolls;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    Line(AsyncContext request, Visit visit, LongPolls longPolls) {
        this.request = request;
        this.visit = visit;
        this.longPolls = longPolls;
    }

    /** The model listens from now on; a token that ends, or a server that stops, ends it. */
    void begin() {
        request.addListener(this);
        longPolls.add(this);
        visit.listen(this);
        if (closed.get()) {
            // Ended before anybody listened.
            visit.hungUp(this);
        }
        pulse();
    }

    /** Says that the line is up; one that takes nothing is left alone while it does. */
    void pulse() {
        if (closed.get() || !writing.compareAndSet(false, true)) {
            return;
        }
        try {
            OutputStream out = request.getResponse().getOutputStream();
            out.write(COMMENT);
            out.flush();
            writing.set(false);
        } catch (IOException | RuntimeException e) {
            // The model is gone, and a container may have forgotten the request by now.
            close();
        }
    }

    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        forget();
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // The container has completed it already.
            return;
        }
    }

    private void forget() {
        longPolls.remove(this);
        visit.hungUp(this);
    }

    @Override
    public Caller caller() {
        return visit.caller();
    }

    @Override
    public void revoke() {
        close();
    }

    @Override
    public void release() {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        closed.set(true);
        forget();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it anew.
    }
}
