package org.heliograph.party;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.heliograph.core.Folded;
import org.heliograph.core.Timeline;
import org.heliograph.core.Turns;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What everything that happens in one party works with.
 *
 * @param id which party
 * @param timeline its log, where all is decided
 * @param state folded from that log
 * @param intake where actions are put down first, and get their ids
 * @param turns for what must be decided one after the other
 * @param clock the time of day
 */
record Table(
        PartyId id,
        Timeline<PartyEvent> timeline,
        Folded<PartyState> state,
        EventLog intake,
        Turns turns,
        Clock clock) {
    Topic topic() {
        return id.topic();
    }

    <T> T ask(Function<PartyState, T> question) {
        return state.ask(question);
    }

    /** Completes once it is durable. */
    CompletableFuture<Appended> record(PartyEvent event, @Nullable String key) {
        return timeline.record(topic(), event, key);
    }

    /** Does it when those before it are done. */
    <T> CompletableFuture<T> inTurn(Supplier<CompletableFuture<T>> deed) {
        return turns.take(deed);
    }
}
