package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EntryIds;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Origin;
import org.heliograph.core.log.Pace;
import org.heliograph.core.log.PositionConflictException;
import org.jspecify.annotations.Nullable;

/**
 * What one write and one force carry: decides, draft by draft, what each comes to, as if those before it were recorded
 * already. Nothing of it shows until it is.
 */
final class Batch {
    private final LogState state;
    private final Function<Submission, Optional<Entry>> recordedBefore;
    private final EntryIds ids;
    private final Pace pace;
    private final LineBuffer lines;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<Named, Entry> names = new HashMap<>();
    private long position;
    private long lastAt;

    /**
     * @param recordedBefore finds the entry recorded before this batch that a submission would repeat
     * @param pace which instants entries get
     */
    Batch(
            LogState state,
            Function<Submission, Optional<Entry>> recordedBefore,
            EntryIds ids,
            Pace pace,
            long lastAt,
            LineBuffer lines) {
        this.state = state;
        this.recordedBefore = recordedBefore;
        this.ids = ids;
        this.pace = pace;
        this.position = state.lastPosition();
        this.lastAt = lastAt;
        this.lines = lines;
        lines.clear();
    }

    /** What an entry of this batch may be repeated by: a key or an id. */
    private record Named(String topic, Name name, @Nullable String value) {}

    private enum Name {
        KEY,
        ID
    }

    /** What became of a submission: an answer or a refusal. */
    record Outcome(
            Submission submission,
            @Nullable Appended appended,
            @Nullable RuntimeException refusal) {
        void complete() {
            if (appended != null) {
                submission.future.complete(appended);
            } else {
                submission.future.completeExceptionally(refusal);
            }
        }
    }

    /** An entry and where its line begins, counted from the first line of the batch. */
    record Written(Entry entry, long at, int offset) {}

    void decide(Submission submission) {
        Draft draft = submission.draft;
        String topic = draft.topic().id();
        Head head = heads.getOrDefault(topic, state.heads().of(topic));
        Optional<Entry> earlier = earlier(submission, topic);
        if (earlier.isPresent()) {
            answer(submission, new Appended(earlier.get(), Appended.Outcome.REPEATED));
        } else if (draft.expectedSeq() != Draft.ANY && !head.endsAt(draft.expectedSeq())) {
            outcomes.add(new Outcome(
                    submission, null, new PositionConflictException(draft.topic(), draft.expectedSeq(), head.last())));
        } else {
            answer(submission, new Appended(write(submission, topic, head), Appended.Outcome.RECORDED));
        }
    }

    private void answer(Submission submission, Appended appended) {
        outcomes.add(new Outcome(submission, appended, null));
    }

    private Optional<Entry> earlier(Submission submission, String topic) {
        Draft draft = submission.draft;
        if (draft.key() == null && draft.origin() == null) {
            return Optional.empty();
        }
        Entry sameBatch = names.get(new Named(topic, Name.KEY, draft.key()));
        if (sameBatch == null && draft.origin() != null) {
            sameBatch = names.get(new Named(topic, Name.ID, draft.origin().id()));
        }
        return sameBatch != null ? Optional.of(sameBatch) : recordedBefore.apply(submission);
    }

    private Entry write(Submission submission, String topic, Head head) {
        Draft draft = submission.draft;
        long seq = head.last() + 1;
        Origin origin = draft.origin();
        lastAt = instant(submission.broughtMicros, origin);
        String id = origin == null ? ids.next() : origin.id();
        int offset = lines.length();
        lines.line(++position, submission.topic, seq, lastAt, id, submission.key, submission.event);
        Entry entry = new Entry(draft.topic(), position, seq, Micros.instant(lastAt), id, draft.key(), draft.event());
        heads.put(topic, head.with(seq, lastAt));
        if (draft.key() != null) {
            names.put(new Named(topic, Name.KEY, draft.key()), entry);
        }
        if (origin != null) {
            names.put(new Named(topic, Name.ID, id), entry);
        }
        written.add(new Written(entry, lastAt, offset));
        return entry;
    }

    private long instant(long brought, @Nullable Origin origin) {
        long wanted = origin == null ? brought : Math.min(brought, Micros.of(origin.at()));
        if (lastAt == Micros.NONE) {
            return wanted;
        }
        return origin == null ? pace.after(lastAt, wanted) : pace.elsewhere(lastAt, wanted);
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    List<Written> written() {
        return written;
    }

    Map<String, Head> heads() {
        return heads;
    }

    List<Entry> entries() {
        return written.stream().map(Written::entry).toList();
    }

    long firstPosition() {
        return written.get(0).entry().position();
    }

    long position() {
        return position;
    }

    long lastAt() {
        return lastAt;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** The same, when nothing could be written: also those refused were measured against what is not there now. */
    List<Outcome> failed(LogUnavailableException reason) {
        return outcomes.stream()
                .map(outcome -> new Outcome(outcome.submission(), null, reason))
                .toList();
    }
}
