package org.heliograph.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One application's log with its readers: the one door through which events are recorded, read and followed.
 *
 * <p>Order is decided by the log alone. What is recorded becomes visible when it is durable; then its topic is nudged.
 * Lock order: none is held across log, view, encoder or transport. Any thread.
 *
 * @param <E> the application's event type
 */
public final class Timeline<E> implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;

    private final EventLog log;
    private final EventCodec<E> codec;
    private final PushEncoder encoder;
    private final Cursors cursors;
    private final Hub hub;
    private final Tail<E> tail;
    private final ReadingListener listener;
    private final EventLog.Following following;

    /**
     * A timeline over a log, which stays the caller's to close.
     *
     * @param tailBytes how much of the most recent entries is kept in memory for all readers together
     */
    public Timeline(
            EventLog log,
            EventCodec<E> codec,
            PushEncoder encoder,
            Cursors cursors,
            Hub hub,
            long tailBytes,
            ReadingListener listener) {
        this.log = log;
        this.codec = codec;
        this.encoder = encoder;
        this.cursors = cursors;
        this.hub = hub;
        this.tail = new Tail<>(tailBytes);
        this.listener = listener;
        this.following = log.follow(this::recorded);
    }

    /** The log underneath. */
    public EventLog log() {
        return log;
    }

    /** Appends an event; completes as {@link EventLog#append} does. */
    public CompletableFuture<Appended> record(Topic topic, E event, @Nullable String key) {
        return log.append(Draft.of(topic, codec.encode(event)).keyed(key));
    }

    /** Appends an event if {@code seq} is still the topic's last; completes as {@link EventLog#append} does. */
    public CompletableFuture<Appended> recordAfter(Topic topic, long seq, E event, @Nullable String key) {
        return log.append(Draft.of(topic, codec.encode(event)).keyed(key).after(seq));
    }

    /** Up to {@code limit} frames, and about a megabyte, that the view shows after {@code seq}. */
    public Page page(Topic topic, long seq, View<E> view, int limit) {
        return page(topic, Place.after(seq), view, limit);
    }

    /** Up to {@code limit} frames, and about a megabyte, that the view shows after a place. */
    public Page page(Topic topic, Place place, View<E> view, int limit) {
        return new Paging<>(this, topic, view, limit).from(place);
    }

    /** Looks back at what a view shows. */
    public LookBack<E> lookBack(Topic topic, View<E> view) {
        return new LookBack<>(this, topic, view);
    }

    /** Follows a topic on a connection. The subscription is its opener's to close. */
    public Subscription<E> follow(Topic topic, Start start, View<E> view, Connection connection) {
        return follow(topic, start, view, connection, () -> {});
    }

    /**
     * Follows a topic on a connection that is told so first: what it is told leaves before anything of the topic, and who
     * has received it is among the topic's followers.
     *
     * @param telling gives the connection its answers
     */
    public Subscription<E> follow(Topic topic, Start start, View<E> view, Connection connection, Runnable telling) {
        Subscription<E> subscription = new Subscription<>(this, topic, start, view, connection, listener);
        hub.join(topic, subscription);
        try {
            telling.run();
        } catch (RuntimeException e) {
            leave(subscription);
            throw e;
        }
        connection.add(subscription);
        connection.pump();
        return subscription;
    }

    /**
     * What comes after {@code seq}, or that it is gone. Retention may run meanwhile, so what is still kept is asked after
     * reading: a hole is never passed over in silence.
     *
     * @param max at most so many entries
     * @param maxBytes at most about so many bytes, but one entry at least
     */
    public Stretch<E> next(Topic topic, long seq, int max, int maxBytes) {
        List<Recorded<E>> entries = after(topic, seq, max, maxBytes);
        long gone = extent(topic).oldest() - 1;
        return seq < gone ? new Stretch<>(gone, List.of()) : new Stretch<>(seq, entries);
    }

    /**
     * Entries after {@code seq} that are still kept, oldest first, at most {@code max} and at most a few hundred
     * kilobytes. Whoever has seen the topic's {@linkplain #extent extent} finds what it reaches to.
     */
    public List<Recorded<E>> after(Topic topic, long seq, int max) {
        List<Recorded<E>> recent = tail.after(topic, seq, max);
        return recent != null
                        && (recent.size() == max
                                || seqAfter(recent, seq) >= extent(topic).last())
                ? recent
                : stored(topic, seq, max, READ_BYTES);
    }

    /** Entries after one seq up to another, those that are still kept, oldest first. */
    List<Recorded<E>> between(Topic topic, long after, long through) {
        List<Recorded<E>> all = new ArrayList<>();
        long at = after;
        while (at < through) {
            List<Recorded<E>> some = after(topic, at, (int) Math.min(Integer.MAX_VALUE, through - at));
            if (some.isEmpty()) {
                return all;
            }
            some.stream().filter(recorded -> recorded.entry().seq() <= through).forEach(all::add);
            at = seqAfter(some, at);
        }
        return all;
    }

    private static long seqAfter(List<? extends Recorded<?>> entries, long seq) {
        return entries.isEmpty() ? seq : entries.get(entries.size() - 1).entry().seq();
    }

    /** What was recorded a moment ago may be missing: the log tells of it before it is at hand here, then nudges. */
    private List<Recorded<E>> after(Topic topic, long seq, int max, int maxBytes) {
        List<Recorded<E>> recent = tail.after(topic, seq, max);
        if (recent != null) {
            return recent;
        }
        return stored(topic, seq, max, maxBytes);
    }

    private List<Recorded<E>> stored(Topic topic, long seq, int max, int maxBytes) {
        if (seq >= extent(topic).last()) {
            return List.of();
        }
        return log.readAfter(topic, seq, max, maxBytes).stream().map(this::read).toList();
    }

    /** An entry with its event and cursor. */
    public Recorded<E> read(Entry entry) {
        return new Recorded<>(entry, this);
    }

    /** What a view shows of an entry, encoded. */
    public List<Frame> frames(Recorded<E> recorded, View<E> view) {
        Optional<Object> audience = view.audience(recorded);
        if (audience.isEmpty()) {
            return List.of();
        }
        return recorded.frames(
                audience.get(),
                () -> view.pushes(recorded).stream().map(encoder::encode).toList());
    }

    /** A frame that is not from the log. */
    public Frame encode(Push push) {
        return encoder.encode(push);
    }

    /** How far a topic reaches. */
    public Extent extent(Topic topic) {
        return log.extent(topic);
    }

    /** The cursor after an entry. */
    public String cursor(Topic topic, long seq) {
        return cursors.seal(topic, log.epoch(), seq);
    }

    /** The cursor of a place. */
    public String cursorAt(Topic topic, Place place) {
        return cursors.seal(topic, log.epoch(), place);
    }

    /** The cursor at a topic's newest entry. */
    public String head(Topic topic) {
        return cursor(topic, extent(topic).last());
    }

    /**
     * The seq a cursor stands for.
     *
     * @throws BadCursorException if reading cannot go on there
     */
    public long seqOf(Topic topic, String cursor) {
        return placeOf(topic, cursor).seq();
    }

    /**
     * The place a cursor stands for.
     *
     * @throws BadCursorException if reading cannot go on there
     */
    public Place placeOf(Topic topic, String cursor) {
        Place place = cursors.open(topic, log.epoch(), cursor);
        Extent extent = extent(topic);
        if (place.seq() > extent.last()) {
            throw new BadCursorException(Gap.Reason.EPOCH_CHANGED);
        }
        if (place.seq() + 1 < extent.oldest()) {
            throw new BadCursorException(Gap.Reason.TRIMMED);
        }
        return place;
    }

    /** The hub in which this timeline's topics are followed. */
    public Hub hub() {
        return hub;
    }

    /** Ends following the log. Idempotent. */
    @Override
    public void close() {
        following.close();
    }

    E decode(Entry entry) {
        return codec.decode(entry.event());
    }

    void leave(Subscription<E> subscription) {
        hub.leave(subscription.topic(), subscription);
    }

    private void recorded(List<Entry> entries) {
        for (Entry entry : entries) {
            tail.add(read(entry));
        }
        for (Entry entry : entries) {
            hub.nudge(entry.topic());
        }
    }
}
