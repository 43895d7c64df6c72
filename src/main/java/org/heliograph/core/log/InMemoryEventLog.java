package org.heliograph.core.log;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log that lives as long as its object: for tests, and for embedding where nothing need survive.
 *
 * <p>Has no thread of its own: an append is recorded on the caller's thread, which then tells the followers and completes
 * the future, unless another caller is doing so already; that one then does it for both, in log order.
 */
public final class InMemoryEventLog implements EventLog {
    private final Clock clock;
    private final Pace pace;
    private final Retention retention;
    private final SecureRandom random = new SecureRandom();
    private final EntryIds ids = new EntryIds(random);
    private final int epoch = random.nextInt(Integer.MAX_VALUE);

    private final Object lock = new Object();
    private final Map<Topic, MemoryTopic> topics = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Deque<Recorded> untold = new ArrayDeque<>();
    private final Followers followers = new Followers("in memory");
    private long lastPosition;
    private Instant lastAt = Instant.MIN;
    private boolean telling;
    private boolean closed;

    /** Keeps everything, instants at least a microsecond apart. */
    public InMemoryEventLog(Clock clock) {
        this(clock, 1, Retention.EVERYTHING);
    }

    /**
     * @param stepMicros how many microseconds lie at least between two entries
     * @param retention applied by {@link #trim} alone; bytes are counted as characters of events
     */
    public InMemoryEventLog(Clock clock, long stepMicros, Retention retention) {
        this.clock = clock;
        this.pace = new Pace(stepMicros);
        this.retention = retention;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public CompletableFuture<Appended> append(Draft draft) {
        String event = EventText.checked(draft.event());
        CompletableFuture<Appended> future = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                future.completeExceptionally(new LogUnavailableException("The log is closed"));
                return future;
            }
            MemoryTopic topic = topics.computeIfAbsent(draft.topic(), MemoryTopic::new);
            Optional<Entry> earlier = topic.earlier(draft);
            if (earlier.isPresent()) {
                untold.add(new Recorded(future, new Appended(earlier.get(), Appended.Outcome.REPEATED)));
            } else if (draft.expectedSeq() != Draft.ANY && draft.expectedSeq() != topic.last()) {
                future.completeExceptionally(
                        new PositionConflictException(draft.topic(), draft.expectedSeq(), topic.last()));
                return future;
            } else {
                Entry entry = record(topic, event, draft);
                untold.add(new Recorded(future, new Appended(entry, Appended.Outcome.RECORDED)));
            }
        }
        tellInOrder();
        return future;
    }

    private Entry record(MemoryTopic topic, String event, Draft draft) {
        Origin origin = draft.origin();
        Instant wanted = wanted(origin).truncatedTo(ChronoUnit.MICROS);
        lastAt = lastPosition == 0 ? wanted : after(lastAt, wanted, origin);
        String id = origin == null ? ids.next() : origin.id();
        Entry entry = new Entry(topic.topic(), ++lastPosition, topic.last() + 1, lastAt, id, draft.key(), event);
        topic.add(entry);
        entries.add(entry);
        return entry;
    }

    private Instant after(Instant last, Instant wanted, @Nullable Origin origin) {
        long at = origin == null
                ? pace.after(micros(last), micros(wanted))
                : pace.elsewhere(micros(last), micros(wanted));
        return Instant.EPOCH.plus(at, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private Instant wanted(@Nullable Origin origin) {
        Instant now = clock.instant();
        return origin != null && origin.at().isBefore(now) ? origin.at() : now;
    }

    private void tellInOrder() {
        while (true) {
            List<Recorded> batch;
            synchronized (lock) {
                if (telling || untold.isEmpty()) {
                    return;
                }
                telling = true;
                batch = List.copyOf(untold);
                untold.clear();
            }
            try {
                tell(batch);
            } finally {
                synchronized (lock) {
                    telling = false;
                }
            }
        }
    }

    private void tell(List<Recorded> batch) {
        List<Entry> news = batch.stream()
                .map(Recorded::appended)
                .filter(appended -> appended.outcome() == Appended.Outcome.RECORDED)
                .map(Appended::entry)
                .toList();
        if (!news.isEmpty()) {
            followers.tell(news);
        }
        batch.forEach(recorded -> recorded.future().complete(recorded.appended()));
    }

    @Override
    public List<Entry> readAfter(Topic topic, long seq, int maxEntries, long maxBytes) {
        synchronized (lock) {
            MemoryTopic kept = topics.get(topic);
            return kept == null ? List.of() : firstOf(kept.after(seq), maxEntries, maxBytes);
        }
    }

    @Override
    public List<Entry> scanAfter(long position, int maxEntries, long maxBytes) {
        synchronized (lock) {
            int from = 0;
            int to = entries.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (entries.get(middle).position() <= position) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return firstOf(entries.subList(from, entries.size()), maxEntries, maxBytes);
        }
    }

    private static List<Entry> firstOf(List<Entry> candidates, int maxEntries, long maxBytes) {
        int count = 0;
        long bytes = 0;
        while (count < Math.min(maxEntries, candidates.size())) {
            bytes += candidates.get(count).event().length();
            if (count > 0 && bytes > maxBytes) {
                break;
            }
            count++;
        }
        return List.copyOf(candidates.subList(0, count));
    }

    @Override
    public Extent extent(Topic topic) {
        synchronized (lock) {
            MemoryTopic kept = topics.get(topic);
            return kept == null ? Extent.empty(topic) : kept.extent();
        }
    }

    @Override
    public List<Extent> extents() {
        synchronized (lock) {
            return topics.values().stream()
                    .map(MemoryTopic::extent)
                    .filter(extent -> extent.count() > 0)
                    .toList();
        }
    }

    @Override
    public long lastPosition() {
        synchronized (lock) {
            return lastPosition;
        }
    }

    @Override
    public long seqAt(Topic topic, Instant instant) {
        synchronized (lock) {
            MemoryTopic kept = topics.get(topic);
            return kept == null ? 0 : kept.seqAt(instant);
        }
    }

    @Override
    public Optional<Entry> byId(Topic topic, String id) {
        synchronized (lock) {
            MemoryTopic kept = topics.get(topic);
            return kept == null ? Optional.empty() : kept.byId(id);
        }
    }

    @Override
    public Optional<Entry> byKey(Topic topic, String key) {
        synchronized (lock) {
            MemoryTopic kept = topics.get(topic);
            return kept == null ? Optional.empty() : kept.byKey(key);
        }
    }

    @Override
    public Following follow(Consumer<List<Entry>> follower) {
        return followers.add(follower);
    }

    @Override
    public void trim() {
        synchronized (lock) {
            topics.values().forEach(topic -> topic.keepNewest(retention.count()));
            Instant oldest = oldestAllowed();
            long bytes =
                    entries.stream().mapToLong(entry -> entry.event().length()).sum();
            int gone = 0;
            while (gone < entries.size()
                    && (entries.get(gone).at().isBefore(oldest) || bytes > retention.bytes() || dropped(gone))) {
                Entry entry = entries.get(gone++);
                bytes -= entry.event().length();
                kept(entry).dropThrough(entry.seq());
            }
            entries.subList(0, gone).clear();
            entries.removeIf(entry -> entry.seq() < kept(entry).oldest());
        }
    }

    private boolean dropped(int index) {
        Entry entry = entries.get(index);
        return entry.seq() < kept(entry).oldest();
    }

    private MemoryTopic kept(Entry entry) {
        return topics.computeIfAbsent(entry.topic(), MemoryTopic::new);
    }

    private Instant oldestAllowed() {
        return retention.age().equals(Retention.FOREVER)
                ? Instant.MIN
                : clock.instant().minus(retention.age());
    }

    @Override
    public LogHealth health() {
        synchronized (lock) {
            return closed ? new LogHealth(0, false, "closed") : LogHealth.GOOD;
        }
    }

    @Override
    public Optional<Snapshot> snapshot(String name) {
        synchronized (lock) {
            return Optional.ofNullable(snapshots.get(name));
        }
    }

    @Override
    public void keep(Snapshot snapshot) {
        synchronized (lock) {
            snapshots.put(snapshot.name(), snapshot);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    private record Recorded(CompletableFuture<Appended> future, Appended appended) {}
}
