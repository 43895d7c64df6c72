package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.heliograph.core.Cursors;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.JsonEventCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K3 what anybody at a table is told")
class DurablePartyTest {
    private static final String THORIN = "thorin";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T20:00:00Z"));
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Queue<Runnable> forced = new ArrayDeque<>();
    private final Party party = party();

    private Party party() {
        org.heliograph.wire.Json json = new org.heliograph.wire.Json();
        FrameEncoder encoder = new FrameEncoder(json);
        JsonEventCodec<PartyEvent> codec = new JsonEventCodec<>(json, PartyEvent.class);
        Timeline<PartyEvent> timeline = new Timeline<>(
                held("responses"),
                codec,
                encoder,
                new Cursors(new byte[Cursors.KEY_BYTES]),
                new Hub(Runnable::run),
                1 << 20,
                new Deaf());
        return Party.open(
                new PartyId("mines"),
                timeline,
                new PartyFold(codec, json::write, text -> json.read(text, PartyState.Kept.class)),
                held("actions"),
                new Actions.IntakeCodec(json::write, text -> json.read(text, Actions.Submission.class)),
                new Party.Surroundings(encoder::encode, Runnable::run, Runnable::run, clock, clock::nanoTime),
                new Party.Limits(Duration.ofSeconds(5), Duration.ofMinutes(10), 32, 200));
    }

    /** A log of which an append is durable only when this test says so. */
    private EventLog held(String name) {
        InMemoryEventLog log = new InMemoryEventLog(clock);
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (proxy, method, arguments) -> method.getName().equals("append")
                        ? append(name, log, (Draft) arguments[0])
                        : method.invoke(log, arguments));
    }

    private CompletableFuture<Appended> append(String name, EventLog log, Draft draft) {
        CompletableFuture<Appended> durable = new CompletableFuture<>();
        waiting.add(name);
        forced.add(() -> log.append(draft).whenComplete((appended, failure) -> {
            if (failure == null) {
                durable.complete(appended);
            } else {
                durable.completeExceptionally(failure);
            }
        }));
        return durable;
    }

    /** These writes, one after the other, stand between a request and its answer. */
    private <T> T answeredAfter(List<String> writes, CompletableFuture<T> answer) {
        for (String write : writes) {
            assertThat(answer).isNotDone();
            assertThat(waiting.remove()).isEqualTo(write);
            forced.remove().run();
        }
        assertThat(answer).isCompleted();
        assertThat(forced).isEmpty();
        return answer.join();
    }

    private static Sheet sheet(String id) {
        return new Sheet(
                Json.createObjectBuilder().add("id", id).add("name", id).build());
    }

    private static Saying saying(String text) {
        return new Saying(text, null, Map.of(), null, Map.of());
    }

    @BeforeEach
    void begin() {
        answeredAfter(
                List.of("responses"),
                party.begin("Mines", List.of(sheet(THORIN), sheet("elara")), List.of(sheet("goblin"))));
    }

    @Test
    @DisplayName("is on disk: an action in both of its files before it is pending, an answer before it is given")
    void actions() {
        List<String> both = List.of("actions", "responses");
        Actions.Submitted first = answeredAfter(both, party.actions().submit(THORIN, "I look", false, "c1"));
        assertThat(first.status()).isEqualTo(ActionStatus.PENDING);
        answeredAfter(List.of("responses"), party.actions().submit(THORIN, "I look", false, "c1"));
        assertThat(party.actions().take()).isPresent();
        answeredAfter(List.of("responses"), party.narration().resolve(first.actionId(), saying("A door.")));
        Actions.Submitted second = answeredAfter(both, party.actions().submit(THORIN, "I open it", true, null));
        answeredAfter(List.of("responses"), party.actions().cancel(second.actionId(), "No"));
    }

    @Test
    @DisplayName("is on disk: whatever a host says or changes")
    void host() {
        answeredAfter(List.of("responses"), party.narration().say(saying("It is dark.")));
        Map<String, JsonObject> wound =
                Map.of(THORIN, Json.createObjectBuilder().add("hp", 3).build());
        answeredAfter(List.of("responses"), party.narration().say(new Saying("Ouch.", null, Map.of(), null, wound)));
        answeredAfter(
                List.of("responses"),
                party.characters()
                        .patch(THORIN, Json.createObjectBuilder().add("hp", 9).build()));
        answeredAfter(
                List.of("responses"),
                party.battle()
                        .start(
                                List.of(new Battle.Combatant(
                                        new Combat.Rank(THORIN, 5),
                                        Json.createObjectBuilder()
                                                .add("id", THORIN)
                                                .build())),
                                null));
        answeredAfter(List.of("responses"), party.battle().next());
        answeredAfter(List.of("responses"), party.battle().end());
        answeredAfter(List.of("responses"), party.remove(THORIN));
        answeredAfter(List.of("responses"), party.readmit(THORIN));
        answeredAfter(List.of("responses"), party.stop());
    }

    /** Nobody measures here. */
    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
