package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Frames over server-sent events, line by line. Only so many lines are asked for ahead. */
final class EventStreamConnection implements Connected, Flow.Subscriber<String> {
    private static final int AHEAD = 256;

    private final FrameReader reader;
    private final Arrivals arrivals = new Arrivals();

    /** These two belong to the thread that delivers lines. */
    private final StringBuilder data = new StringBuilder();

    private String event = "";

    private volatile Flow.@Nullable Subscription subscription;

    EventStreamConnection(FrameReader reader) {
        this.reader = reader;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        boolean taken = line.isEmpty() && dispatch();
        if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(value(line));
        } else if (line.startsWith("event:")) {
            event = value(line);
        } else if (line.startsWith(":")) {
            arrivals.pulse();
        }
        if (!taken) {
            ask();
        }
    }

    /** Hands over the event whose lines are complete; whether there was one. */
    private boolean dispatch() {
        Optional<Frame> frame = data.isEmpty() ? Optional.empty() : reader.frame(data.toString());
        boolean close = event.equals("close");
        data.setLength(0);
        event = "";
        if (frame.isEmpty()) {
            return false;
        }
        if (close) {
            arrivals.end(ending(frame.get()));
        } else {
            arrivals.add(new Arrival.Message(frame.get()));
        }
        return true;
    }

    private static Ending ending(Frame close) {
        String reason = close.json().getString("reason", "");
        int wait = close.json().getInt("retry_after_ms", -1);
        return new Ending(close.json().getInt("code", Ending.BROKEN), wait < 0 ? reason : "retry_after_ms=" + wait);
    }

    private static String value(String line) {
        int start = line.indexOf(':') + 1;
        return line.startsWith(" ", start) ? line.substring(start + 1) : line.substring(start);
    }

    private void ask() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    @Override
    public void onError(Throwable error) {
        arrivals.end(Ending.broken());
    }

    @Override
    public void onComplete() {
        arrivals.end(Ending.broken());
    }

    @Override
    public @Nullable Arrival next(Duration patience) throws InterruptedException {
        Arrival arrival = arrivals.next(patience);
        if (arrival instanceof Arrival.Message) {
            ask();
        }
        return arrival;
    }

    @Override
    public void ping() {
        // A stream goes one way; the server's comments are its signs of life.
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
