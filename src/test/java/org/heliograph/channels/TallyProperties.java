package org.heliograph.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.heliograph.core.Folded;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;

@Label("the totals of the channels")
class TallyProperties {
    private final Json json = new Json();
    private final JsonEventCodec<ChannelMessage> codec = new JsonEventCodec<>(json, ChannelMessage.class);

    /** A message, and whether the totals are kept after it. */
    record Step(ChannelMessage message, boolean kept) {}

    @Property(tries = 200)
    @Label("K8 folded from a snapshot and what came since equal those folded from the whole log")
    void aSnapshotAndItsTailAreTheWhole(@ForAll("histories") List<Step> history) {
        EventLog log = new InMemoryEventLog(new ManualClock(Instant.EPOCH));
        Topic topic = new ChannelId("c").topic();
        for (Step step : history) {
            log.append(Draft.of(topic, codec.encode(step.message))).join();
            if (step.kept) {
                // A new one each time, as after a restart: it goes on from the snapshot before.
                totals(log, "kept").keep();
            }
        }

        Totals resumed = totals(log, "kept").ask(Tally::totals);
        assertThat(resumed).isEqualTo(totals(log, "whole").ask(Tally::totals));
        assertThat(resumed.totalMessages()).isEqualTo(history.size());
        assertThat(resumed.totalTokens())
                .isEqualTo(history.stream()
                        .map(Step::message)
                        .mapToLong(TallyProperties::tokens)
                        .sum());
        assertThat(resumed.byLane().values().stream().mapToLong(Share::messages).sum())
                .isEqualTo(history.stream()
                        .filter(step -> step.message.lane() != null)
                        .count());
    }

    private Folded<Tally> totals(EventLog log, String name) {
        return new Folded<>(log, name, new ChannelTally(codec, json::write, text -> json.read(text, Totals.class)));
    }

    private static long tokens(ChannelMessage message) {
        return message.tokenCount() == null ? 0 : message.tokenCount();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<String> names =
                Arbitraries.of("a", "b", "ü \"quoted\"", "(others)").injectNull(0.3);
        Arbitrary<Long> tokens = Arbitraries.longs().between(0, 1L << 40).injectNull(0.3);
        Arbitrary<ChannelMessage> messages = Combinators.combine(names, names, tokens)
                .as((lane, provider, count) -> new ChannelMessage("author", null, "content", lane, provider, count));
        return Combinators.combine(messages, Arbitraries.of(true, false, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }
}
