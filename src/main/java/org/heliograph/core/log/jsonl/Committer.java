package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EntryIds;
import org.heliograph.core.log.Followers;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Pace;
import org.jspecify.annotations.Nullable;

/**
 * The writer: takes what waits, decides its order, writes it at once, forces it once, then lets it be seen, tells the
 * followers, and hands the answers over to be completed elsewhere. All of it on one thread, and nothing else changes the
 * log.
 */
final class Committer implements Runnable {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");
    private static final long NEVER = Long.MAX_VALUE;

    private final JsonlLogOptions options;
    private final LogDirectory directory;
    private final LogState state;
    private final SubmissionQueue queue;
    private final EntryReader reader;
    private final ActiveFile file;
    private final HeadMark mark;
    private final Rotation rotation;
    private final Trimmer trimmer;
    private final Executor completions;
    private final EntryIds ids;
    private final Followers followers;
    private final LineBuffer lines = new LineBuffer();
    private final Pace pace;
    private final long forceEveryNanos;
    private long forcedAt;
    private long lastAt;
    private boolean trimDue;
    private volatile String problem = "";
    private volatile boolean writable = true;

    Committer(
            JsonlLogOptions options,
            LogDirectory directory,
            LogState state,
            SubmissionQueue queue,
            EntryReader reader,
            ActiveFile file,
            HeadMark mark,
            Rotation rotation,
            Trimmer trimmer,
            Followers followers,
            Executor completions,
            EntryIds ids,
            long lastAt) {
        this.options = options;
        this.directory = directory;
        this.state = state;
        this.queue = queue;
        this.reader = reader;
        this.file = file;
        this.mark = mark;
        this.rotation = rotation;
        this.trimmer = trimmer;
        this.followers = followers;
        this.completions = completions;
        this.ids = ids;
        this.lastAt = lastAt;
        this.pace = new Pace(options.stepMicros);
        this.forcedAt = options.nanoTime.getAsLong();
        this.forceEveryNanos = options.durability instanceof Durability.Interval interval
                ? interval.every().toNanos()
                : NEVER;
    }

    @Override
    public void run() {
        try {
            for (SubmissionQueue.Turn turn = next(); turn != null; turn = next()) {
                take(turn);
            }
        } catch (InterruptedException e) {
            LOGGER.log(Logger.Level.ERROR, "The log {0} stops: its writer was interrupted", directory.title());
            queue.close();
            refuseWhatWaits();
        }
    }

    /** What to do next, if only a force; null when there is nothing any more, or was nothing for a while. */
    private SubmissionQueue.@Nullable Turn next() throws InterruptedException {
        while (true) {
            SubmissionQueue.Turn turn = queue.take(Math.min(untilForce(), options.lingerNanos));
            if (turn == null || !turn.isEmpty() || untilForce() <= 0) {
                return turn;
            }
            if (untilForce() == NEVER) {
                rest();
                if (queue.leave()) {
                    return null;
                }
            }
        }
    }

    /** Holds nothing that can be had again. */
    private void rest() {
        file.rest();
        lines.rest();
        try {
            mark.close();
        } catch (IOException e) {
            problem = "cannot write " + directory.head() + ": " + Reasons.of(e);
        }
    }

    private void refuseWhatWaits() {
        writable = false;
        problem = "its writer was interrupted";
        Thread.interrupted();
        try {
            for (SubmissionQueue.Turn turn = queue.take(0); turn != null; turn = queue.take(0)) {
                LogUnavailableException reason = new LogUnavailableException("The log is closed");
                turn.submissions().forEach(submission -> submission.future.completeExceptionally(reason));
                turn.errands().forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(SubmissionQueue.Turn turn) throws InterruptedException {
        if (!turn.submissions().isEmpty()) {
            commit(turn.submissions());
        }
        trimIfDue();
        turn.errands().forEach(Runnable::run);
        if (untilForce() <= 0) {
            forceWhatWaited();
        }
    }

    private void commit(List<Submission> submissions) {
        Batch batch = new Batch(
                state, submission -> reader.earlier(submission.draft, submission.newBefore), ids, pace, lastAt, lines);
        List<Batch.Outcome> outcomes;
        try {
            submissions.forEach(batch::decide);
            if (!batch.isEmpty()) {
                write(batch);
                publish(batch);
            }
            outcomes = batch.outcomes();
        } catch (IOException e) {
            outcomes = batch.failed(unavailable(Reasons.of(e), e));
        } catch (RuntimeException e) {
            LogUnavailableException reason = unavailable(String.valueOf(e.getMessage()), e);
            outcomes = submissions.stream()
                    .map(submission -> new Batch.Outcome(submission, null, reason))
                    .toList();
        }
        hand(outcomes);
    }

    private void write(Batch batch) throws IOException {
        boolean full = file.length() > 0 && file.length() + lines.length() > options.segmentBytes;
        if (full || !file.takesLines()) {
            roll(batch.firstPosition());
        }
        try {
            file.write(lines.contents());
            if (options.durability instanceof Durability.Sync) {
                force();
            }
        } catch (IOException e) {
            file.takeBack();
            throw e;
        }
    }

    private void force() throws IOException {
        long start = options.nanoTime.getAsLong();
        file.force();
        forcedAt = options.nanoTime.getAsLong();
        options.listener.forced(forcedAt - start);
    }

    private void publish(Batch batch) {
        Segment active = state.active();
        ActiveIndex index = (ActiveIndex) active.index();
        long start = file.length();
        file.keep(lines.length());
        active.reaches(file.length());
        for (Batch.Written written : batch.written()) {
            Entry entry = written.entry();
            index.add(entry.position(), entry.topic().id(), entry.seq(), written.at(), entry.id(), entry.key(), (int)
                    (start + written.offset()));
        }
        // After the index: whoever sees that a topic reaches further finds it.
        state.reaches(batch.position(), batch.heads());
        lastAt = batch.lastAt();
        remember();
        writable = true;
        problem = "";
        followers.tell(batch.entries());
    }

    private void remember() {
        try {
            mark.write(state.lastPosition(), lastAt);
        } catch (IOException e) {
            problem = "cannot write " + directory.head() + ": " + Reasons.of(e);
        }
    }

    private void hand(List<Batch.Outcome> outcomes) {
        Runnable completing = () -> {
            long now = options.nanoTime.getAsLong();
            long bytes = 0;
            for (Batch.Outcome outcome : outcomes) {
                bytes += outcome.submission().bytes();
                if (outcome.appended() != null) {
                    options.listener.appended(now - outcome.submission().broughtNanos);
                }
                outcome.complete();
            }
            queue.done(bytes);
        };
        try {
            completions.execute(completing);
        } catch (RejectedExecutionException e) {
            // Whoever waits for an answer must get one, also from an executor that has ended.
            completing.run();
        }
    }

    private LogUnavailableException unavailable(String reason, Exception cause) {
        String text = "Cannot write to the log " + directory.title() + ": " + reason;
        if (writable) {
            LOGGER.log(Logger.Level.ERROR, text);
        }
        writable = false;
        problem = text;
        return new LogUnavailableException(text, cause);
    }

    private void roll(long firstPosition) throws IOException {
        if (file.isTrusted() && file.isUnforced() && !(options.durability instanceof Durability.Memory)) {
            force();
        }
        rotation.to(firstPosition);
        trimDue = true;
    }

    /** Applies retention. On the writer's thread, or before there is one. */
    void trim() throws IOException {
        trimDue = false;
        if (trimmer.activeIsOld()) {
            roll(state.lastPosition() + 1);
        }
        trimmer.trim(lastAt);
    }

    private void trimIfDue() {
        try {
            if (trimDue) {
                trim();
            }
        } catch (IOException e) {
            LOGGER.log(Logger.Level.WARNING, "Cannot trim the log " + directory.title() + ": " + Reasons.of(e));
        }
    }

    private long untilForce() {
        if (!file.isUnforced() || !(options.durability instanceof Durability.Interval)) {
            return NEVER;
        }
        long since = options.nanoTime.getAsLong() - forcedAt;
        // A clock that was set back must not put this off.
        return since < 0 ? 0 : forceEveryNanos - since;
    }

    private void forceWhatWaited() {
        try {
            if (file.isTrusted()) {
                force();
            } else {
                roll(state.lastPosition() + 1);
            }
        } catch (IOException e) {
            forcedAt = options.nanoTime.getAsLong();
            unavailable(Reasons.of(e), e);
        }
    }

    String problem() {
        return problem;
    }

    boolean isWritable() {
        return writable;
    }

    long lastAt() {
        return lastAt;
    }
}
