package org.heliograph.core.log.jsonl;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds out, going through the log from its beginning, how far each topic reaches, such that no seq is ever given twice.
 *
 * <p>An entry that is lost and cannot be named may have been the last of any topic. So each topic that has no later entry
 * leaves out as many seqs as such entries were lost: holes, where a seq given twice would be a lie.
 */
final class Recount {
    private final Map<String, Tally> topics = new HashMap<>();
    private final long baseBefore;
    private long lost;

    Recount(HeadsFile known) {
        baseBefore = known.base();
        known.topics().forEach((topic, last) -> {
            Tally tally = tally(topic);
            tally.newest = last.seq();
            tally.last = last.seq();
            tally.floored = true;
            tally.lastAt = last.at();
        });
    }

    private static final class Tally {
        long oldest;
        long newest;
        long last;
        long lostBefore;
        long count;
        long lastAt = Micros.NONE;
        boolean floored;

        void entry(long first, long seq, long entries, long at, long lostNow) {
            oldest = count == 0 ? first : oldest;
            count += entries;
            newest = seq;
            floored = false;
            lastAt = at;
            reaches(seq, lostNow);
        }

        void reaches(long seq, long lostNow) {
            if (seq > last) {
                last = seq;
                lostBefore = lostNow;
            }
        }
    }

    /** Whether an entry of the topic may have this seq, coming after all that were counted. */
    boolean inOrder(String topic, long seq) {
        Tally tally = topics.get(topic);
        return tally == null || tally.floored || seq > tally.newest;
    }

    /** The seq the next entry of the topic would get. */
    long nextSeq(String topic) {
        Tally tally = topics.get(topic);
        return 1 + (tally == null ? baseBefore + lost : tally.last + lost - tally.lostBefore);
    }

    void entry(String topic, long seq, long at) {
        tally(topic).entry(seq, seq, 1, at, lost);
    }

    void span(String topic, TopicSpan span) {
        tally(topic).entry(span.firstSeq(), span.lastSeq(), span.count(), span.lastAt(), lost);
    }

    /** An entry is lost, but known to have been this one. */
    void lostEntry(String topic, long seq) {
        tally(topic).reaches(seq, lost);
    }

    /** So many entries are lost, and it is not known which. */
    void lost(long entries) {
        lost += entries;
    }

    /** How many were lost and could not be named. */
    long lost() {
        return lost;
    }

    Heads heads() {
        Heads heads = new Heads(baseBefore + lost);
        topics.forEach((topic, tally) -> {
            long last = tally.last + lost - tally.lostBefore;
            long oldest = tally.count == 0 ? last + 1 : tally.oldest;
            heads.put(topic, new Head(oldest, tally.newest, last, tally.count, tally.lastAt));
        });
        return heads;
    }

    private Tally tally(String topic) {
        return topics.computeIfAbsent(topic, t -> new Tally());
    }
}
