package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows a topic through everything that happens to connections: reads what is there, then what comes, comes back after
 * a break where it left off, and hands every event over once. Used by one thread, which it occupies while it follows.
 *
 * <p>Before its first answer a server that cannot be reached is an error; afterwards it is waited for.
 */
public final class Follower {
    /** How long a connection may be silent until it is asked, and then until it is given up. */
    record Patience(Duration quiet, Duration answer) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(15));
    }

    /** Wait at least this long for a server that has too much to do. */
    private static final Duration CROWDED = Duration.ofSeconds(5);

    private final Doors doors;
    private final Topic topic;
    private final Patience patience;
    private final Pause pause;
    private final Backoff backoff;
    private final Recent recent = new Recent();

    private Position position;
    private boolean answered;
    private boolean refusedOnce;
    private String lastError = "";

    /** A follower of a topic on a server, in real time. */
    public Follower(RemoteServer server, Topic topic, Position from, RandomGenerator random) {
        this(new ServerDoors(server), topic, from, Patience.USUAL, Pause.real(), new Backoff(random));
    }

    Follower(Doors doors, Topic topic, Position from, Patience patience, Pause pause, Backoff backoff) {
        this.doors = doors;
        this.topic = topic;
        this.position = from;
        this.patience = patience;
        this.pause = pause;
        this.backoff = backoff;
    }

    /** This follower, told that its server has answered already: it is waited for from the start. */
    public Follower ofKnownServer() {
        answered = true;
        return this;
    }

    /**
     * Hands over what is there now and returns.
     *
     * @return whether the reader wants more
     */
    public boolean read(Reader reader) throws RefusedException, UnreachableException, InterruptedException {
        while (true) {
            Page page = doors.read(topic, position);
            answered = true;
            if (!deliver(page, reader)) {
                return false;
            }
            position = new Position.After(page.cursor());
            if (page.live()) {
                return true;
            }
        }
    }

    /**
     * Follows until the reader has enough.
     *
     * @throws RefusedException if the server will not have this reader, at first or any more
     * @throws UnreachableException if nobody was there at the first attempt
     */
    public void follow(Reader reader) throws RefusedException, UnreachableException, InterruptedException {
        while (true) {
            Duration wait;
            try {
                Optional<Ending> ending = once(reader);
                if (ending.isEmpty()) {
                    return;
                }
                wait = wait(ending.get());
            } catch (UnreachableException e) {
                if (!answered) {
                    throw e;
                }
                wait = backoff.next();
            } catch (RefusedException e) {
                if (!answered || !e.passing()) {
                    throw e;
                }
                wait = e.retryAfter().orElse(backoff.next());
            }
            reader.waiting(wait);
            pause.hold(wait);
        }
    }

    /** One connection's life; empty if the reader has enough. */
    private Optional<Ending> once(Reader reader) throws RefusedException, UnreachableException, InterruptedException {
        if (!(position instanceof Position.After) && !read(reader)) {
            return Optional.empty();
        }
        String cursor = ((Position.After) position).cursor();
        try (Connected connected = doors.connect(topic, cursor)) {
            answered = true;
            return receive(connected, reader);
        }
    }

    private Optional<Ending> receive(Connected connected, Reader reader) throws InterruptedException {
        lastError = "";
        while (true) {
            Arrival arrival = nextOf(connected);
            if (arrival == null) {
                return Optional.of(new Ending(Ending.STALE, "no sign of life"));
            }
            if (arrival instanceof Arrival.Ended ended) {
                return Optional.of(ended.ending());
            }
            if (arrival instanceof Arrival.Message message && !deliver(message.frame(), reader)) {
                return Optional.empty();
            }
        }
    }

    private @Nullable Arrival nextOf(Connected connected) throws InterruptedException {
        Arrival arrival = connected.next(patience.quiet());
        if (arrival == null) {
            connected.ping();
            arrival = connected.next(patience.answer());
        }
        return arrival;
    }

    private boolean deliver(Page page, Reader reader) {
        if (page.gap().isPresent() && !reader.frame(page.gap().get())) {
            return false;
        }
        for (Frame frame : page.frames()) {
            if (!deliver(frame, reader)) {
                return false;
            }
        }
        return true;
    }

    private boolean deliver(Frame frame, Reader reader) {
        if (frame.type().equals("error")) {
            lastError = frame.json().getString("message", "");
        } else {
            backoff.reset();
            refusedOnce = false;
        }
        boolean repeated = frame.id().isPresent() && !recent.add(frame.id().get());
        boolean more = repeated || reader.frame(frame);
        // A greeting may name the end; only what was handed over moves the place to come back to.
        if (!frame.type().equals("connected")) {
            frame.cursor().ifPresent(cursor -> position = new Position.After(cursor));
        }
        return more;
    }

    private Duration wait(Ending ending) throws RefusedException {
        if (ending.refused() && (!lastError.isEmpty() || refusedOnce)) {
            throw new RefusedException(403, lastError.isEmpty() ? "The server closed the connection" : lastError);
        }
        if (ending.hopeless()) {
            throw new RefusedException(413, "The server closed the connection: " + ending.reason());
        }
        refusedOnce = ending.refused();
        Duration next = backoff.next();
        if (ending.crowded()) {
            next = next.plus(CROWDED);
        }
        return ending.retryAfter().orElse(next);
    }

    /** Whom a follower hands frames to, on the thread that follows. */
    public interface Reader {
        /**
         * Takes one frame, each event once and in order; {@code gap} and frames that hold no event come too.
         *
         * @return whether it wants more
         */
        boolean frame(Frame frame);

        /** The connection is gone and will be tried again after this time. */
        void waiting(Duration duration);
    }
}
