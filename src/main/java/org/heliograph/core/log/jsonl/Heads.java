package org.heliograph.core.log.jsonl;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How far the log and every topic reach. The writer changes it, any thread reads. */
final class Heads {
    private final Map<String, Head> heads = new ConcurrentHashMap<>();
    private final long base;
    private volatile Latest latest = new Latest(0, Map.of());

    /** How far the log reaches and, of the topics that reach further since, their heads: both are seen at one stroke. */
    private record Latest(long position, Map<String, Head> heads) {}

    /** @param base the highest seq that a topic not in here may have given to entries now lost */
    Heads(long base) {
        this.base = base;
    }

    long base() {
        return base;
    }

    /** How far the log reaches. */
    long position() {
        return latest.position;
    }

    /** The topic's head; of a topic without one, what a first entry follows. */
    Head of(String topic) {
        Head head = find(topic);
        return head == null ? new Head(base + 1, 0, base, 0, Micros.NONE) : head;
    }

    boolean knows(String topic) {
        return find(topic) != null;
    }

    private @Nullable Head find(String topic) {
        Head newest = latest.heads.get(topic);
        return newest != null ? newest : heads.get(topic);
    }

    /** The log reaches further, and these topics in it: nobody sees one without the other. */
    void reach(long position, Map<String, Head> further) {
        latest = new Latest(position, Map.copyOf(further));
        heads.putAll(further);
    }

    void put(String topic, Head head) {
        heads.put(topic, head);
        latest = new Latest(latest.position, Map.of());
    }

    void forEach(BiConsumer<String, Head> visitor) {
        Set<String> early = new HashSet<>(latest.heads.keySet());
        early.removeAll(heads.keySet());
        heads.keySet().stream()
                .filter(topic -> !early.contains(topic))
                .forEach(topic -> visitor.accept(topic, of(topic)));
        early.forEach(topic -> visitor.accept(topic, of(topic)));
    }
}
