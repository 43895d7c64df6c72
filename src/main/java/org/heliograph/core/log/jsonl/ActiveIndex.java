package org.heliograph.core.log.jsonl;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The index of a segment that is being written or scanned, on the heap: some 35 bytes an entry, in arrays. One thread
 * adds, any may ask.
 */
final class ActiveIndex implements SegmentIndex {
    private final Offsets positions;
    private final Map<String, ActiveTopic> topics = new HashMap<>();
    private final HashedOffsets ids = new HashedOffsets();
    private final HashedOffsets keys = new HashedOffsets();
    private long lastAt = Micros.NONE;

    ActiveIndex(long firstPosition) {
        positions = new Offsets(firstPosition, 256);
    }

    synchronized void add(long position, String topic, long seq, long at, String id, @Nullable String key, int offset) {
        positions.put(position, offset);
        ActiveTopic slots = topics.get(topic);
        if (slots == null) {
            slots = new ActiveTopic(seq);
            topics.put(topic, slots);
        }
        slots.add(seq, at, offset);
        ids.add(Hash.of(id), offset);
        if (key != null) {
            keys.add(Hash.of(topic, key), offset);
        }
        lastAt = at;
    }

    @Override
    public synchronized long lastPosition() {
        return positions.end() - 1;
    }

    @Override
    public synchronized long lastAt() {
        return lastAt;
    }

    @Override
    public synchronized @Nullable TopicSpan span(String topic) {
        ActiveTopic slots = topics.get(topic);
        return slots == null ? null : slots.span();
    }

    @Override
    public synchronized void forEachTopic(BiConsumer<String, TopicSpan> visitor) {
        topics.forEach((topic, slots) -> visitor.accept(topic, slots.span()));
    }

    @Override
    public synchronized Run afterSeq(String topic, long seq, int atMost) {
        ActiveTopic slots = topics.get(topic);
        return slots == null ? Run.EMPTY : slots.offsets.after(seq, atMost);
    }

    @Override
    public synchronized int countFrom(String topic, long seq) {
        ActiveTopic slots = topics.get(topic);
        return slots == null ? 0 : slots.offsets.countAfter(seq - 1);
    }

    @Override
    public synchronized Run afterPosition(long position, int atMost) {
        return positions.after(position, atMost);
    }

    @Override
    public synchronized int[] withId(long hash) {
        return ids.find(hash);
    }

    @Override
    public synchronized int[] withKey(long hash) {
        return keys.find(hash);
    }

    /** The parts, for the index file; no one may add any more. */
    Offsets positions() {
        return positions;
    }

    Map<String, ActiveTopic> topics() {
        return topics;
    }

    HashedOffsets ids() {
        return ids;
    }

    HashedOffsets keys() {
        return keys;
    }

    /** One topic's entries. */
    static final class ActiveTopic {
        final Offsets offsets;
        private int count;
        private long lastAt;

        ActiveTopic(long firstSeq) {
            offsets = new Offsets(firstSeq, 4);
        }

        void add(long seq, long at, int offset) {
            offsets.put(seq, offset);
            count++;
            lastAt = at;
        }

        TopicSpan span() {
            return new TopicSpan(offsets.first(), offsets.end() - 1, count, lastAt);
        }
    }
}
