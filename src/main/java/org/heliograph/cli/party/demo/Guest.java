package org.heliograph.cli.party.demo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.heliograph.cli.remote.Frame;
import org.jspecify.annotations.Nullable;

/** Somebody at the table: the token, the connection, and what came over it. For the thread that plays the evening. */
final class Guest {
    private final Place place;
    private final String token;
    private final List<Frame> unseen = new ArrayList<>();
    private String cursor = "";
    private @Nullable Line line;
    private boolean ended;

    Guest(Place place, String token) {
        this.place = place;
        this.token = token;
    }

    Place place() {
        return place;
    }

    String id() {
        return place.id();
    }

    String token() {
        return token;
    }

    /** Where reading goes on; empty before the first frame. */
    String cursor() {
        return cursor;
    }

    void connected(Line connection) {
        line = connection;
        ended = false;
    }

    Line line() {
        Line open = line;
        if (open == null) {
            throw new IllegalStateException(id() + " is not there");
        }
        return open;
    }

    /** Cuts the connection, as when a phone falls asleep; that is no end that anybody told. */
    void cut() {
        Line open = line;
        if (open != null) {
            open.close();
        }
    }

    void came(Frame frame) {
        frame.cursor().ifPresent(after -> cursor = after);
        unseen.add(frame);
    }

    void ended() {
        ended = true;
    }

    boolean isGone() {
        return ended;
    }

    /** Nobody will look for what has come so far. */
    void forget() {
        unseen.clear();
    }

    /** Takes the first frame that is like this, of those nobody has looked for. */
    Optional<Frame> take(Predicate<Frame> like) {
        for (Iterator<Frame> frames = unseen.iterator(); frames.hasNext(); ) {
            Frame frame = frames.next();
            if (like.test(frame)) {
                frames.remove();
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
