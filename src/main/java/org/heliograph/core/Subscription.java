package org.heliograph.core;

import java.util.List;
import org.heliograph.core.connection.Batch;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.PushSource;
import org.heliograph.core.hub.Follower;
import org.heliograph.core.log.Topic;

/**
 * One reader's place in one topic: a cursor and a view. First connect, reconnect and slow reader are one path: read
 * what comes after the cursor, show what the view shows, go on.
 *
 * <p>{@link #fill} is called by the connection's sending thread only; {@link #close} from any.
 *
 * @param <E> the application's event type
 */
public final class Subscription<E> implements PushSource, Follower, AutoCloseable {
    private final Timeline<E> timeline;
    private final Topic topic;
    private final View<E> view;
    private final Connection connection;
    private final ReadingListener listener;

    // Sending thread only.
    private long seq;
    private Place place;
    private boolean replaying;

    private volatile boolean closed;

    Subscription(
            Timeline<E> timeline,
            Topic topic,
            Start start,
            View<E> view,
            Connection connection,
            ReadingListener listener) {
        this.timeline = timeline;
        this.topic = topic;
        this.view = view;
        this.connection = connection;
        this.listener = listener;
        this.seq = start.place().seq();
        this.place = start.place();
        this.replaying = start.replaying();
    }

    /** What is followed. */
    public Topic topic() {
        return topic;
    }

    /** Whose it is. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void nudged() {
        connection.pump();
    }

    @Override
    public void fill(Batch batch) {
        while (batch.hasRoom() && !closed) {
            Stretch<E> next = timeline.next(topic, seq, batch.room(), batch.roomBytes());
            if (next.isAfterGap(seq)) {
                tellGap(next.after(), batch);
            } else if (next.entries().isEmpty()) {
                tellLive(batch);
                return;
            } else if (!showAll(next.entries(), batch)) {
                return;
            }
        }
    }

    private void tellGap(long after, Batch batch) {
        seq = after;
        place = Place.beginning(after);
        listener.gap(topic);
        batch.add(timeline.encode(Gap.of(Gap.Reason.TRIMMED, timeline.cursorAt(topic, place))));
    }

    /** False if the batch was full before the last of them. */
    private boolean showAll(List<Recorded<E>> entries, Batch batch) {
        for (Recorded<E> recorded : entries) {
            List<Frame> frames = unseen(recorded);
            if (!batch.hasRoomFor(frames)) {
                return false;
            }
            for (Frame frame : frames) {
                batch.add(replaying ? frame.replayed() : frame);
            }
            seq = recorded.entry().seq();
            if (!frames.isEmpty() || !view.isSecretive()) {
                place = Place.after(seq);
            }
        }
        if (!replaying) {
            listener.shown(entries.get(entries.size() - 1).entry().at());
        }
        return true;
    }

    private List<Frame> unseen(Recorded<E> recorded) {
        List<Frame> frames = timeline.frames(recorded, view);
        int shown = place.shownOf(recorded.entry().seq());
        return shown == 0 ? frames : frames.subList(Math.min(shown, frames.size()), frames.size());
    }

    private void tellLive(Batch batch) {
        if (replaying) {
            replaying = false;
            batch.add(timeline.encode(new Live(timeline.cursorAt(topic, place))));
        }
    }

    /** Ends it; no further frame of it is added to a batch. Idempotent. */
    @Override
    public void close() {
        closed = true;
        connection.remove(this);
        timeline.leave(this);
    }
}
