package org.heliograph.core.log.jsonl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** How far every topic reaches. The writer changes it, any thread reads. */
final class Heads {
    private final Map<String, Head> heads = new ConcurrentHashMap<>();
    private final long base;

    /** @param base the highest seq that a topic not in here may have given to entries now lost */
    Heads(long base) {
        this.base = base;
    }

    long base() {
        return base;
    }

    /** The topic's head; of a topic without one, what a first entry follows. */
    Head of(String topic) {
        Head head = heads.get(topic);
        return head == null ? new Head(base + 1, 0, base, 0, Micros.NONE) : head;
    }

    boolean knows(String topic) {
        return heads.containsKey(topic);
    }

    void put(String topic, Head head) {
        heads.put(topic, head);
    }

    void forEach(BiConsumer<String, Head> visitor) {
        heads.forEach(visitor);
    }
}
