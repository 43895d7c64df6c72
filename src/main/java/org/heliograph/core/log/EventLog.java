package org.heliograph.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What happened, in order. One log per application (per party, for parties); its entries carry their topic.
 *
 * <p>The log decides order: one writer at a time gives each entry its position, its seq and its instant, and an entry
 * is visible to readers and followers only once it is durable in the log's mode. Readers pull and may be late, early or
 * twice: a read is a pure question. Every operation is one that a distributed log can answer too.
 *
 * <p>All methods may be called from any thread. Reads may touch the disk.
 */
public interface EventLog extends AutoCloseable {
    /**
     * Names this log's life. A log whose entries are not a continuation of what was there before has another epoch; a
     * cursor of another epoch cannot be honoured.
     */
    int epoch();

    /**
     * Appends one event, atomically: all of it or nothing.
     *
     * @return completes, on a thread of the log's own choosing that must not be blocked, once the entry is durable; or
     *     exceptionally with {@link PositionConflictException} if the expectation does not hold, or
     *     {@link LogUnavailableException} if it cannot be written
     */
    CompletableFuture<Appended> append(Draft draft);

    /**
     * The topic's entries with a seq above {@code seq}, oldest first.
     *
     * @param maxEntries at most so many
     * @param maxBytes stop before the events' characters add up to more than this, but give at least one
     */
    List<Entry> readAfter(Topic topic, long seq, int maxEntries, long maxBytes);

    /** All topics' entries with a position above {@code position}, in log order; limits as {@link #readAfter}. */
    List<Entry> scanAfter(long position, int maxEntries, long maxBytes);

    /** How far the topic reaches; {@link Extent#empty} for one never written. */
    Extent extent(Topic topic);

    /** The extents of all topics that ever had an entry in what is kept, in no order. */
    List<Extent> extents();

    /** Position of the newest entry, 0 before the first. */
    long lastPosition();

    /** The seq of the topic's last entry at or before the instant; the one before the oldest kept if there is none. */
    long seqAt(Topic topic, Instant instant);

    /** The entry with this id, if the topic keeps it. */
    Optional<Entry> byId(Topic topic, String id);

    /** The entry with this idempotency key, if the topic keeps it. */
    Optional<Entry> byKey(Topic topic, String key);

    /**
     * Hands every entry that becomes durable from now on to the follower, in log order, in batches, from one thread at
     * a time. The follower must return at once: it runs on the writer's way. Called before the append completes.
     */
    Following follow(Consumer<List<Entry>> follower);

    /** Applies the log's retention: entries past it are gone for readers afterwards. */
    void trim();

    /** What is wrong with this log, if anything. Cheap: read by every health check. */
    LogHealth health();

    /** A state folded up to a position, kept beside the log so that a start need not read everything. */
    Optional<Snapshot> snapshot(String name);

    /** Keeps a snapshot, replacing the one of the same name. A crash leaves the old or the new one, never a mixture. */
    void keep(Snapshot snapshot);

    /** Writes what is waiting, then lets go of threads and files. Appends afterwards fail. Idempotent. */
    @Override
    void close();

    /** A follower's registration; closing it ends the calls. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A folded state.
     *
     * @param name which fold
     * @param position the last entry folded in
     * @param state the state as one JSON object
     */
    record Snapshot(String name, long position, String state) {}
}
