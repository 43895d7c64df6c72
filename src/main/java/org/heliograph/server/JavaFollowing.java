package org.heliograph.server;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.Heliograph;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.MessageData;
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
 * A Java listener's place in a channel. It reads the log as every reader does, on threads that a listener may block;
 * {@code wanted} sees to it that one of them is at it at a time.
 */
final class JavaFollowing implements Follower, Heliograph.Following {
    private static final int READ = 100;
    private static final int READ_BYTES = 256 * 1024;

    private final Timeline<ChannelMessage> timeline;
    private final Topic topic;
    private final Heliograph.Listener listener;
    private final Executor listeners;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean closed;

    // Whoever raised wanted from zero.
    private long seq;
    private @Nullable Gap gap;

    private JavaFollowing(
            Timeline<ChannelMessage> timeline, Topic topic, Heliograph.Listener listener, Executor listeners) {
        this.timeline = timeline;
        this.topic = topic;
        this.listener = listener;
        this.listeners = listeners;
    }

    static JavaFollowing begin(
            Timeline<ChannelMessage> timeline,
            Topic topic,
            @Nullable String cursor,
            Heliograph.Listener listener,
            Executor listeners) {
        JavaFollowing following = new JavaFollowing(timeline, topic, listener, listeners);
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
                listener.failed(e);
            }
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    private void tellAll() {
        boolean more = true;
        while (more && !closed) {
            tellGap();
            Stretch<ChannelMessage> next = timeline.next(topic, seq, READ, READ_BYTES);
            if (next.isAfterGap(seq)) {
                seq = next.after();
                gap = Gap.of(Gap.Reason.TRIMMED, timeline.cursor(topic, seq));
            } else {
                next.entries().forEach(this::tell);
                more = !next.entries().isEmpty();
            }
        }
    }

    private void tell(Recorded<ChannelMessage> recorded) {
        if (!closed) {
            seq = recorded.entry().seq();
            listener.message(MessageData.of(recorded), recorded.cursor());
        }
    }

    private void tellGap() {
        Gap told = gap;
        if (told != null) {
            gap = null;
            listener.gap(told);
        }
    }

    @Override
    public void close() {
        closed = true;
        timeline.hub().leave(topic, this);
    }
}
