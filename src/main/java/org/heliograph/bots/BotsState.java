package org.heliograph.bots;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** What the log of all bots comes to. Used by one thread at a time. */
public final class BotsState {
    private final Map<String, BotState> bots = new TreeMap<>();

    BotsState() {}

    static BotsState of(Kept kept) {
        BotsState state = new BotsState();
        kept.bots().forEach(bot -> state.bots.put(bot.id(), BotState.of(bot)));
        return state;
    }

    Kept kept() {
        return new Kept(bots.values().stream().map(BotState::kept).toList());
    }

    void apply(Entry entry, BotEvent event) {
        bots.computeIfAbsent(BotId.ofTopic(entry.topic()), BotState::new).apply(entry, event);
    }

    /** The bot of this name; null if there is none. */
    @Nullable
    BotState bot(BotId id) {
        return bots.get(id.value());
    }

    /** All bots, by name. */
    Collection<BotState> bots() {
        return bots.values();
    }

    /** All bots as a snapshot holds them. */
    public record Kept(List<BotState.Kept> bots) {}
}
