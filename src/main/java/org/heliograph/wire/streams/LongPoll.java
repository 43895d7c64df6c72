package org.heliograph.wire.streams;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.hub.Follower;
import org.jspecify.annotations.Nullable;

/**
 * A poll that is answered when there is something to tell, or when its time is over. An entry that the view hides is
 * nothing to tell.
 *
 * <p>{@code answered} decides who answers: a nudge, the time, or a revocation. Any thread.
 */
final class LongPoll<E> implements Follower, AsyncListener, LongPolls.Waiting {
    private final StreamDoor door;
    private final Stream<E> stream;
    private final StreamQuery query;
    private final Caller caller;
    private final AsyncContext context;
    private final Optional<String> known;
    private final AtomicBoolean answered = new AtomicBoolean();

    private LongPoll(StreamDoor door, Stream<E> stream, StreamQuery query, Caller caller, AsyncContext context) {
        this.known = stream.aside().state();
        this.door = door;
        this.stream = stream;
        this.query = query;
        this.caller = caller;
        this.context = context;
    }

    static <E> void begin(
            StreamDoor door, Stream<E> stream, StreamQuery query, Caller caller, HttpServletRequest request) {
        if (stream.view().isSecretive()) {
            door.longPolls().requireRoom(caller);
        }
        StreamQuery pinned = pin(stream, query);
        AsyncContext context = request.startAsync();
        context.setTimeout(TimeUnit.SECONDS.toMillis(query.waitSeconds()));
        LongPoll<E> poll = new LongPoll<>(door, stream, pinned, caller, context);
        context.addListener(poll);
        door.longPolls().add(poll);
        stream.timeline().hub().join(stream.topic(), poll);
        poll.lookAgainAt(caller);
        poll.nudged();
        poll.answerIfOutdated(request.getHeader("If-None-Match"));
        if (poll.answered.get()) {
            // Its token may have been revoked while it joined.
            poll.leave();
        }
    }

    /** Who says what it knows is told at once if things stand otherwise by now. */
    private void answerIfOutdated(@Nullable String tag) {
        if (known.isPresent()
                && tag != null
                && !tag.equals(Poll.of(stream, query).tag())) {
            release();
        }
    }

    private void lookAgainAt(Caller reader) {
        try {
            door.sockets().checkToken(reader);
        } catch (RefusedException e) {
            revoke();
        }
    }

    /** Without a cursor, {@code from=head} must stay where the head is now. */
    private static StreamQuery pin(Stream<?> stream, StreamQuery query) {
        Stream.Begin begin = stream.begin(query);
        if (begin.gap() != null) {
            return query;
        }
        String cursor = stream.timeline().cursorAt(stream.topic(), begin.place());
        return new StreamQuery(Resume.at(cursor), query.limit(), query.waitSeconds(), -1, false);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public void nudged() {
        if (!answered.get()) {
            Poll poll = Poll.of(stream, query);
            if (isNews(poll) && answered.compareAndSet(false, true)) {
                hand(poll);
            }
        }
    }

    private boolean isNews(Poll poll) {
        return !poll.isEmpty() || !poll.state().equals(known);
    }

    private void hand(Poll poll) {
        try {
            // A large answer may wait for its reader, which no sender thread may.
            context.start(() -> end(() -> write(poll)));
        } catch (IllegalStateException e) {
            // Its time ran out at this very moment, and no thread is given for it any more.
            end(() -> write(poll));
        }
    }

    @Override
    public void release() {
        answer(Poll.of(stream, query));
    }

    @Override
    public void revoke() {
        if (answered.compareAndSet(false, true)) {
            end(() -> door.errors()
                    .write((HttpServletResponse) context.getResponse(), 401, "The token is no longer valid"));
        }
    }

    private void answer(Poll poll) {
        if (answered.compareAndSet(false, true)) {
            end(() -> write(poll));
        }
    }

    private void write(Poll poll) throws IOException {
        poll.write((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
    }

    private void end(Writing writing) {
        leave();
        try {
            writing.write();
            context.complete();
        } catch (IOException | IllegalStateException e) {
            // The client went away; there is nobody to answer.
            return;
        }
    }

    private void leave() {
        door.longPolls().remove(this);
        stream.timeline().hub().leave(stream.topic(), this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        release();
    }

    @Override
    public void onError(AsyncEvent event) {
        answered.set(true);
        leave();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        answered.set(true);
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private interface Writing {
        void write() throws IOException;
    }
}
