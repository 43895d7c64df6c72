package org.heliograph.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What went wrong in a run, each kind once with how often. Any thread. */
final class Troubles {
    private static final int MOST_KINDS = 20;

    private final Map<String, AtomicLong> kinds = new ConcurrentHashMap<>();

    void add(String what) {
        if (kinds.size() < MOST_KINDS || kinds.containsKey(what)) {
            kinds.computeIfAbsent(what, w -> new AtomicLong()).incrementAndGet();
        }
    }

    boolean none() {
        return kinds.isEmpty();
    }

    List<String> list() {
        return kinds.entrySet().stream()
                .map(e -> e.getValue() + " × " + e.getKey())
                .sorted()
                .toList();
    }
}
