package org.heliograph.core;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The most recent entries of a log, in memory, shared by all readers; bounded in bytes whatever the number of topics.
 * Any thread; its lock is held for a few instructions.
 */
final class Tail<E> {
    /** What an entry costs beside its text: objects, references, one encoded frame's header. */
    private static final int OVERHEAD = 400;

    private final long maxBytes;
    private final Map<Topic, Recent<E>> byTopic = new HashMap<>();
    private final ArrayDeque<Recorded<E>> inOrder = new ArrayDeque<>();
    private long bytes;

    Tail(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized void add(Recorded<E> recorded) {
        inOrder.add(recorded);
        byTopic.computeIfAbsent(recorded.entry().topic(), t -> new Recent<>()).add(recorded);
        bytes += cost(recorded);
        while (bytes > maxBytes && inOrder.size() > 1) {
            dropOldest();
        }
    }

    /** Entries after {@code seq}, if all that were recorded since are still here; null if the log must be asked. */
    synchronized @Nullable List<Recorded<E>> after(Topic topic, long seq, int max) {
        Recent<E> recent = byTopic.get(topic);
        return recent == null || recent.firstSeq() > seq + 1 ? null : recent.after(seq, max);
    }

    private void dropOldest() {
        Recorded<E> oldest = inOrder.remove();
        bytes -= cost(oldest);
        Topic topic = oldest.entry().topic();
        Recent<E> recent = byTopic.get(topic);
        if (recent != null && recent.dropFirst()) {
            byTopic.remove(topic);
        }
    }

    private static long cost(Recorded<?> recorded) {
        // The event's text, the event itself and one encoded frame: about three times the text.
        return OVERHEAD + 3L * recorded.entry().event().length();
    }
}
