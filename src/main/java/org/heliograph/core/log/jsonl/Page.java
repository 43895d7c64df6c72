package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.log.Entry;

/** What one read gives, within its limits. */
final class Page {
    private final int maxEntries;
    private final long maxCharacters;
    private final List<Entry> entries = new ArrayList<>();
    private long characters;
    private boolean full;

    Page(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
        this.full = maxEntries <= 0;
    }

    int room() {
        return maxEntries - entries.size();
    }

    boolean isFull() {
        return full;
    }

    void add(Entry entry) {
        characters += entry.event().length();
        if (!entries.isEmpty() && characters > maxCharacters) {
            full = true;
            return;
        }
        entries.add(entry);
        full = entries.size() == maxEntries || characters >= maxCharacters;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
