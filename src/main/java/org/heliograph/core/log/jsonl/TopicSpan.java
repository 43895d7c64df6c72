package org.heliograph.core.log.jsonl;

/**
 * Where a topic's entries lie in one segment.
 *
 * @param firstSeq seq of the first good entry
 * @param lastSeq seq of the last good entry
 * @param count good entries
 * @param lastAt instant of the last one, in microseconds
 */
record TopicSpan(long firstSeq, long lastSeq, int count, long lastAt) {}
