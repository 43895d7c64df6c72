package org.heliograph.support;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.TimeoutHandler;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An answer that is owed, on a container that does what a test says. For one thread. */
public final class ScriptedAnswer implements AsyncResponse {
    private final List<Duration> timeouts = new ArrayList<>();
    private TimeoutHandler handler;
    private Object given;
    private boolean over;
    private boolean broken;

    /** The container has answered by itself. */
    public void isOver() {
        over = true;
    }

    /** The container cannot carry out any answer. */
    public void isBroken() {
        broken = true;
    }

    /** The time that was set is over. */
    public void timeIsOver() {
        handler.handleTimeout(this);
    }

    /** The times that were set. */
    public List<Duration> timeouts() {
        return timeouts;
    }

    /** The answer. */
    public Response response() {
        return (Response) given;
    }

    @Override
    public boolean resume(Object response) {
        if (broken) {
            throw new IllegalStateException("Stopping");
        }
        boolean first = isSuspended();
        if (first) {
            given = response;
        }
        return first;
    }

    @Override
    public boolean resume(Throwable response) {
        return resume((Object) response);
    }

    @Override
    public boolean cancel() {
        return resume(Response.status(503).build());
    }

    @Override
    public boolean cancel(int retryAfter) {
        return cancel();
    }

    @Override
    public boolean cancel(Date retryAfter) {
        return cancel();
    }

    @Override
    public boolean isSuspended() {
        return !over && given == null;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isDone() {
        return !isSuspended();
    }

    @Override
    public boolean setTimeout(long time, TimeUnit unit) {
        if (isSuspended()) {
            timeouts.add(Duration.of(time, unit.toChronoUnit()));
        }
        return isSuspended();
    }

    @Override
    public void setTimeoutHandler(TimeoutHandler asked) {
        handler = asked;
    }

    @Override
    public Collection<Class<?>> register(Class<?> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Class<?>, Collection<Class<?>>> register(Class<?> callback, Class<?>... callbacks) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Class<?>> register(Object callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Class<?>, Collection<Class<?>>> register(Object callback, Object... callbacks) {
        throw new UnsupportedOperationException();
    }
}
