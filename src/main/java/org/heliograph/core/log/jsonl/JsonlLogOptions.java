package org.heliograph.core.log.jsonl;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.heliograph.core.log.LogListener;
import org.heliograph.core.log.Retention;
import org.jspecify.annotations.Nullable;

/** How a log is kept. Immutable: each setter answers a changed copy. */
public final class JsonlLogOptions {
    private static final long LARGEST_SEGMENT = 1L << 30;
    private static final int LARGEST_EVENT = 16 << 20;

    final String kind;
    final Clock clock;
    final ThreadFactory threads;
    LogDirectory directory;
    Durability durability = Durability.SYNC;
    Retention retention = Retention.EVERYTHING;
    boolean archive = true;
    long segmentBytes = 64 << 20;
    long stepMicros = 1;
    int maxEventBytes = 4 << 20;
    long queueBytes = 32 << 20;
    int openFiles = 64;
    long lingerNanos = TimeUnit.SECONDS.toNanos(5);
    LogListener listener = LogListener.NONE;
    Disk disk = new LocalDisk();
    LongSupplier nanoTime;

    @Nullable
    Executor completions;

    private JsonlLogOptions(LogDirectory directory, String kind, Clock clock, ThreadFactory threads) {
        this.directory = directory;
        this.kind = kind;
        this.clock = clock;
        this.threads = threads;
        this.nanoTime = () -> {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
    }

    /**
     * Durability {@code sync}, segments of 64 MiB, everything kept.
     *
     * @param directory where the log is, alone unless {@link #named}; created if need be
     * @param kind application whose topics it holds, {@link org.heliograph.core.log.Topic#kind}
     * @param threads makes the log's threads: two while something is written and for some seconds after, and one now and
     *     then to index a sealed segment
     */
    public static JsonlLogOptions of(Path directory, String kind, Clock clock, ThreadFactory threads) {
        return new JsonlLogOptions(new LogDirectory(directory), kind, clock, threads);
    }

    /**
     * Has the log share its directory with others: its lines are in {@code NAME.jsonl}, and when that is full in
     * {@code NAME.POSITION.jsonl}, after the position of the first of them. Everything else is in the folder
     * {@code .NAME} beside them.
     *
     * @param name lower-case letters, digits, {@code _} and {@code -}, 64 at most, beginning with a letter or digit
     */
    public JsonlLogOptions named(String name) {
        return with(options -> options.directory = LogDirectory.named(directory.folder(), name));
    }

    /** When an entry counts as recorded. */
    public JsonlLogOptions durability(Durability value) {
        return with(options -> options.durability = value);
    }

    /** A file is full when it holds this much: 1 byte to 1 GiB. */
    public JsonlLogOptions segmentBytes(long value) {
        return with(options -> options.segmentBytes = inRange(value, LARGEST_SEGMENT, "A segment"));
    }

    /** What may go. Age and bytes go by whole segments, so somewhat more is kept. */
    public JsonlLogOptions retention(Retention value) {
        return with(options -> options.retention = value);
    }

    /** Segments past retention are moved to {@code archive/}, as they are unless {@link #delete} is asked for. */
    public JsonlLogOptions archive() {
        return with(options -> options.archive = true);
    }

    /** Segments past retention are deleted. */
    public JsonlLogOptions delete() {
        return with(options -> options.archive = false);
    }

    /** How many microseconds lie at least between two entries; 1 by default. */
    public JsonlLogOptions stepMicros(long value) {
        return with(options -> options.stepMicros = inRange(value, Long.MAX_VALUE, "A step"));
    }

    /** A longer event is refused; 4 MiB by default, at most 16 MiB. */
    public JsonlLogOptions maxEventBytes(int value) {
        return with(options -> options.maxEventBytes = (int) inRange(value, LARGEST_EVENT, "An event"));
    }

    /** Appends are refused while so much waits to be written; 32 MiB by default. */
    public JsonlLogOptions queueBytes(long value) {
        return with(options -> options.queueBytes = inRange(value, Long.MAX_VALUE, "A queue"));
    }

    /** Runs what callers hung on their futures, instead of a thread of the log's own. */
    public JsonlLogOptions completions(Executor value) {
        return with(options -> options.completions = value);
    }

    /** Hears for metrics. */
    public JsonlLogOptions listener(LogListener value) {
        return with(options -> options.listener = value);
    }

    /**
     * How many files may stay open for readers; 64 by default. With 0 each is opened for a read and closed after it,
     * which suits many small logs.
     */
    public JsonlLogOptions openFiles(int value) {
        return with(options -> options.openFiles = value);
    }

    /** What tells how long something took, {@code System::nanoTime} say; else the clock does. */
    public JsonlLogOptions nanoTime(LongSupplier value) {
        return with(options -> options.nanoTime = value);
    }

    /** How long its threads stay, and its files stay open, without anything to write; 5 s by default. */
    JsonlLogOptions linger(Duration value) {
        return with(options -> options.lingerNanos = value.toNanos());
    }

    JsonlLogOptions disk(Disk value) {
        return with(options -> options.disk = value);
    }

    private JsonlLogOptions with(Consumer<JsonlLogOptions> change) {
        JsonlLogOptions copy = new JsonlLogOptions(directory, kind, clock, threads);
        copy.durability = durability;
        copy.retention = retention;
        copy.archive = archive;
        copy.segmentBytes = segmentBytes;
        copy.stepMicros = stepMicros;
        copy.maxEventBytes = maxEventBytes;
        copy.queueBytes = queueBytes;
        copy.openFiles = openFiles;
        copy.lingerNanos = lingerNanos;
        copy.listener = listener;
        copy.disk = disk;
        copy.nanoTime = nanoTime;
        copy.completions = completions;
        change.accept(copy);
        return copy;
    }

    private static long inRange(long value, long most, String what) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " is between 1 and " + most + ", not " + value);
        }
        return value;
    }
}
