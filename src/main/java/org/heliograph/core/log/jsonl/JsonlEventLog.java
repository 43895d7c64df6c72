package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EntryIds;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.EventText;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Followers;
import org.heliograph.core.log.LogHealth;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The log as JSON Lines in a directory of its own, for one process at a time and the topics of one kind.
 *
 * <p>Appends that wait are written together and forced together. The files may be read by anyone at any time, and edited
 * by no one: a line changed by hand is damage. What is damaged is told of once, counted, passed over, and left as it is;
 * its position and seq are not given again.
 */
public final class JsonlEventLog implements EventLog {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");
    private static final int LONGEST_NAME = 1_024;

    private final JsonlLogOptions options;
    private final LogDirectory directory;
    private final Opening.Opened opened;
    private final LogState state;
    private final DamageReport report;
    private final OpenFiles files;
    private final EntryReader reader;
    private final Followers followers;
    private final Snapshots snapshots;
    private final SubmissionQueue queue;
    private final Sealer sealer;
    private final Trimmer trimmer;
    private final Committer committer;
    private final @Nullable Completions ownCompletions;
    private final AtomicBoolean closed = new AtomicBoolean();

    private JsonlEventLog(JsonlLogOptions options) {
        this.options = options;
        directory = options.directory;
        report = new DamageReport(options.listener);
        SecureRandom random = new SecureRandom();
        opened = new Opening(options, directory, random, report).open();
        state = opened.state();
        files = new OpenFiles(options.openFiles);
        reader = new EntryReader(options.kind, state, files, report);
        followers = new Followers(directory.title());
        snapshots = new Snapshots(directory, report);
        queue = new SubmissionQueue(options.queueBytes, new OnCall(options.threads, this::write));
        sealer = new Sealer(directory, options.threads);
        trimmer = new Trimmer(options, directory, state, files, opened.gaps());
        ownCompletions = options.completions == null ? new Completions(options.threads, options.lingerNanos) : null;
        committer = new Committer(
                options,
                directory,
                state,
                queue,
                reader,
                opened.file(),
                opened.mark(),
                new Rotation(directory, state, opened.file(), files, sealer),
                trimmer,
                followers,
                completions(),
                new EntryIds(random),
                opened.lastAt());
    }

    private Executor completions() {
        if (options.completions != null) {
            return options.completions;
        }
        return ownCompletions == null ? Runnable::run : ownCompletions;
    }

    private void write() {
        committer.run();
    }

    /**
     * Opens the log, creating it if need be, and applies its retention. Damage does not keep it from opening.
     *
     * @throws LogUnavailableException in one sentence: another process has it, it holds another kind, or the directory
     *     cannot be read or written
     */
    public static JsonlEventLog open(JsonlLogOptions options) {
        JsonlEventLog log = new JsonlEventLog(options);
        try {
            log.committer.trim();
        } catch (IOException e) {
            LOGGER.log(Logger.Level.WARNING, "Cannot trim the log " + log.directory.title() + ": " + Reasons.of(e));
        }
        return log;
    }

    @Override
    public int epoch() {
        return opened.identity().epoch();
    }

    @Override
    public CompletableFuture<Appended> append(Draft draft) {
        Draft checked = checked(draft);
        byte[] event = Submission.encoded(checked.event());
        if (event.length > options.maxEventBytes) {
            throw new IllegalArgumentException(
                    "An event has at most " + options.maxEventBytes + " bytes, not " + event.length);
        }
        try {
            long sealedBefore = state.active().firstPosition();
            Optional<Entry> earlier = reader.earlier(checked, 0);
            if (earlier.isPresent()) {
                return CompletableFuture.completedFuture(new Appended(earlier.get(), Appended.Outcome.REPEATED));
            }
            Submission submission = new Submission(
                    checked, event, sealedBefore, Micros.of(options.clock.instant()), options.nanoTime.getAsLong());
            queue.bring(submission);
            return submission.future;
        } catch (LogUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Draft checked(Draft draft) {
        String key = draft.key();
        if (!draft.topic().kind().equals(options.kind)) {
            throw new IllegalArgumentException(
                    "This log holds " + options.kind + ", not " + draft.topic().kind());
        }
        if (draft.topic().id().length() > LONGEST_NAME || (key != null && key.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("A topic or key has at most " + LONGEST_NAME + " characters");
        }
        return new Draft(draft.topic(), EventText.checked(draft.event()), key, draft.expectedSeq(), draft.origin());
    }

    @Override
    public List<Entry> readAfter(Topic topic, long seq, int maxEntries, long maxBytes) {
        return isOurs(topic) ? reader.afterSeq(topic.id(), seq, maxEntries, maxBytes) : List.of();
    }

    @Override
    public List<Entry> scanAfter(long position, int maxEntries, long maxBytes) {
        return reader.afterPosition(position, maxEntries, maxBytes);
    }

    @Override
    public Extent extent(Topic topic) {
        return isOurs(topic) && state.heads().knows(topic.id())
                ? extent(topic.id(), state.heads().of(topic.id()))
                : Extent.empty(topic);
    }

    private Extent extent(String topic, Head head) {
        Instant lastAt = head.lastAt() == Micros.NONE ? Instant.EPOCH : Micros.instant(head.lastAt());
        return new Extent(new Topic(options.kind, topic), head.oldest(), head.last(), head.count(), lastAt);
    }

    @Override
    public List<Extent> extents() {
        List<Extent> extents = new ArrayList<>();
        state.heads().forEach((topic, head) -> {
            if (head.count() > 0) {
                extents.add(extent(topic, head));
            }
        });
        return extents;
    }

    @Override
    public long lastPosition() {
        return state.lastPosition();
    }

    @Override
    public long seqAt(Topic topic, Instant instant) {
        return isOurs(topic) && state.heads().knows(topic.id()) ? reader.seqAt(topic.id(), instant) : 0;
    }

    @Override
    public Optional<Entry> byId(Topic topic, String id) {
        return isOurs(topic) ? reader.byId(topic.id(), id) : Optional.empty();
    }

    @Override
    public Optional<Entry> byKey(Topic topic, String key) {
        return isOurs(topic) ? reader.byKey(topic.id(), key) : Optional.empty();
    }

    private boolean isOurs(Topic topic) {
        return topic.kind().equals(options.kind);
    }

    @Override
    public Following follow(Consumer<List<Entry>> follower) {
        return followers.add(follower);
    }

    @Override
    public void trim() {
        if (!trimmer.isDue()) {
            // The writer is not called for nothing.
            return;
        }
        CompletableFuture<Void> trimmed = new CompletableFuture<>();
        queue.bring(() -> {
            try {
                committer.trim();
                trimmed.complete(null);
            } catch (IOException e) {
                trimmed.completeExceptionally(new LogUnavailableException(
                        "Cannot trim the log " + directory.title() + ": " + Reasons.of(e), e));
            } catch (RuntimeException e) {
                trimmed.completeExceptionally(e);
            }
        });
        try {
            trimmed.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogUnavailableException unavailable
                    ? unavailable
                    : new LogUnavailableException("Cannot trim the log " + directory.title(), e.getCause());
        }
    }

    @Override
    public LogHealth health() {
        boolean writable = committer.isWritable() && !closed.get();
        return new LogHealth(report.lines(), writable, closed.get() ? "closed" : committer.problem());
    }

    @Override
    public Optional<Snapshot> snapshot(String name) {
        return snapshots.read(name, epoch(), state.lastPosition());
    }

    @Override
    public void keep(Snapshot snapshot) {
        snapshots.keep(snapshot, epoch());
    }

    /** Must not be called from a follower. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            await(queue.close());
            if (ownCompletions != null) {
                await(ownCompletions.stop());
            }
            sealer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        letGo();
    }

    private static void await(@Nullable Thread last) throws InterruptedException {
        if (last != null && !last.equals(Thread.currentThread())) {
            last.join();
        }
    }

    private void letGo() {
        try {
            if (opened.file().isTrusted() && opened.file().isUnforced()) {
                opened.file().force();
            }
            opened.file().close();
            opened.mark().close();
            LogIdentity identity = opened.identity();
            if (!identity.isAlwaysForced()) {
                new LogIdentity(identity.epoch(), identity.kind(), identity.durability(), identity.boot(), true)
                        .write(directory);
            }
        } catch (IOException e) {
            LOGGER.log(Logger.Level.ERROR, "Cannot close the log " + directory.title() + ": " + Reasons.of(e));
        } finally {
            files.close();
            opened.lock().close();
        }
    }
}
