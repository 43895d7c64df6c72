package org.heliograph.server;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.Heliograph;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.Recorded;
import org.heliograph.core.Resume;
import org.heliograph.core.Stretch;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Follower;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A Java listener's place in a topic. It reads the log as every reader does, on threads that a listener may block;
 * {@code wanted} sees to it that one of them is at it at a time.
 */
final class JavaFollowing<E> implements Follower, Heliograph.Following {
    private static final int READ = 100;
    private static final int READ_BYTES = 256 * 1024;

    private final Timeline<E> timeline;
    private final Topic topic;
    private final Ear<E> ear;
    private final Executor listeners;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean closed;

    // Whoever raised wanted from zero.
    private long seq;
    private @Nullable Gap gap;

    private JavaFollowing(Timeline<E> timeline, Topic topic, Ear<E> ear, Executor listeners) {
        this.timeline = timeline;
        this.topic = topic;
        this.ear = ear;
        this.listeners = listeners;
    }

    static <E> JavaFollowing<E> begin(
            Timeline<E> timeline, Topic topic, @Nullable String cursor, Ear<E> ear, Executor listeners) {
        JavaFollowing<E> following = new JavaFollowing<>(timeline, topic, ear, listeners);
        following.seek(cursor);
        timeline.hub().join(topic, following);
        following.nudged();
        return following;
    }

    private void seek(@Nullable String cursor) {
        long oldest = timeline.extent(topic).oldest() - 1;
        try {
            seq = cursor == null ? oldest : Resume.at(cursor).seqIn(timeline, topic);
        } catch (BadCursorException e) {
            seq = oldest;
            gap = Gap.of(e.reason(), timeline.cursor(topic, oldest));
        }
    }

    @Override
    public void nudged() {
        if (wanted.getAndIncrement() == 0) {
            listeners.execute(this::read);
        }
    }

    private void read() {
        int seen = 1;
        do {
            try {
                tellAll();
            } catch (RuntimeException e) {
                close();
                ear.failed(e);
            }
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    private void tellAll() {
        boolean more = true;
        while (more && !closed) {
            tellGap();
            Stretch<E> next = timeline.next(topic, seq, READ, READ_BYTES);
            if (next.isAfterGap(seq)) {
                seq = next.after();
                gap = Gap.of(Gap.Reason.TRIMMED, timeline.cursor(topic, seq));
            } else {
                next.entries().forEach(this::tell);
                more = !next.entries().isEmpty();
            }
        }
    }

    private void tell(Recorded<E> recorded) {
        if (!closed) {
            seq = recorded.entry().seq();
            ear.hear(recorded);
        }
    }

    private void tellGap() {
        Gap told = gap;
        if (told != null) {
            gap = null;
            ear.gap(told);
        }
    }

    @Override
    public void close() {
        closed = true;
        timeline.hub().leave(topic, this);
    }

    /** What a listener is told, whatever its application. */
    interface Ear<E> {
        void hear(Recorded<E> recorded);

        void gap(Gap gap);

        void failed(RuntimeException error);
    }
}
