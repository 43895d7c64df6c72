package org.heliograph.core.log.jsonl;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Says where in a segment an entry stands, as the offset of its line. Damaged lines are not in it. What is found by hash
 * may be another entry: the reader compares. Any thread.
 */
interface SegmentIndex {
    /** Position of the last good entry, or the one before the segment's first. */
    long lastPosition();

    /** Instant of the last good entry, {@link Micros#NONE} if there is none. */
    long lastAt();

    @Nullable
    TopicSpan span(String topic);

    void forEachTopic(BiConsumer<String, TopicSpan> visitor);

    /** The topic's first so many entries above {@code seq}. */
    Run afterSeq(String topic, long seq, int atMost);

    /** How many of the topic's entries have a seq from {@code seq} on. */
    int countFrom(String topic, long seq);

    /** The first so many entries of all topics above {@code position}. */
    Run afterPosition(long position, int atMost);

    /** Offsets of entries whose id has this hash. */
    int[] withId(long hash);

    /** Offsets of entries whose topic and key have this hash. */
    int[] withKey(long hash);
}
