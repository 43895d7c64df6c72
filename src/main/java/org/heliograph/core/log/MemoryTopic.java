package org.heliograph.core.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One topic of an {@link InMemoryEventLog}, which guards it. */
final class MemoryTopic {
    private final Topic topic;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private long oldest = 1;
    private Instant lastAt = Instant.EPOCH;

    MemoryTopic(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    long oldest() {
        return oldest;
    }

    long last() {
        return oldest + entries.size() - 1;
    }

    Extent extent() {
        return new Extent(topic, oldest, last(), entries.size(), lastAt);
    }

    void add(Entry entry) {
        entries.add(entry);
        byId.put(entry.id(), entry);
        if (entry.key() != null) {
            byKey.put(entry.key(), entry);
        }
        lastAt = entry.at();
    }

    List<Entry> after(long seq) {
        long skipped = Math.max(0, seq - oldest + 1);
        return skipped >= entries.size() ? List.of() : entries.subList((int) skipped, entries.size());
    }

    long seqAt(Instant instant) {
        int from = 0;
        int to = entries.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (entries.get(middle).at().isAfter(instant)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return oldest + from - 1;
    }

    Optional<Entry> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Entry> byKey(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(byKey.get(key));
    }

    /** The entry that the draft would repeat. */
    Optional<Entry> earlier(Draft draft) {
        Optional<Entry> sameKey = byKey(draft.key());
        return sameKey.isPresent() || draft.origin() == null
                ? sameKey
                : byId(draft.origin().id());
    }

    void keepNewest(long count) {
        if (count < entries.size()) {
            dropThrough(last() - count);
        }
    }

    void dropThrough(long seq) {
        int gone = (int) Math.max(0, Math.min(entries.size(), seq - oldest + 1));
        for (Entry entry : entries.subList(0, gone)) {
            byId.remove(entry.id());
            if (entry.key() != null) {
                byKey.remove(entry.key());
            }
        }
        entries.subList(0, gone).clear();
        oldest += gone;
    }
}
