package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("S003: a party without a WebSocket")
@ExtendWith(SharedServer.class)
class PartyPollsAcceptanceTest {
    private static final String IF_NONE_MATCH = "If-None-Match";

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static void hiddenThings(Table table) {
        table.say("{'private':{'elara':'not yours'},'dm_only':'nor this'}");
        table.say("{'narrative':'nor this','to':['elara']}");
        Bot.ok(table.host().send("PATCH", "/api/party/characters/elara", "{'hp':3}"));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'dm_notes':'cursed'}"));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/shade", "{'hp':1}"));
        table.player("elara").act("I look");
        table.next();
    }

    @Test
    @DisplayName(
            "P25: a poll is 304 while nothing changed that its reader sees; its state counts, hidden things do not")
    void notModified(Table table) {
        Guest thorin = table.player("thorin");
        table.tell("one");
        HttpResponse<String> first = thorin.ask("");
        hiddenThings(table);
        HttpResponse<String> second = thorin.ask("", IF_NONE_MATCH, tag(first));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(thorin.ask("").body()).isEqualTo(first.body());

        Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'hp':7}"));
        HttpResponse<String> third = thorin.ask("", IF_NONE_MATCH, tag(first));
        assertThat(third.statusCode()).isEqualTo(200);
        JsonObject state = Frames.parse(third.body()).getJsonObject("state");
        assertThat(state.getJsonObject("character").getInt("hp")).isEqualTo(7);
        assertThat(state.getJsonObject("character")).doesNotContainKey("dm_notes");
        assertThat(state.getJsonObject("combat").getBoolean("active")).isFalse();
        assertThat(Frames.parse(third.body()).getString("cursor"))
                .isEqualTo(Frames.parse(first.body()).getString("cursor"));
    }

    @Test
    @DisplayName("P25: a long-poll is woken by what its reader sees, an event or a state, and by nothing hidden")
    void longPolls(Table table) {
        Guest thorin = table.player("thorin");
        int before = table.server().inside().waiting();
        CompletableFuture<HttpResponse<String>> poll = later(table, thorin.head());
        Awaitility.await().until(table.server().inside()::waiting, waiting -> waiting == before + 1);
        hiddenThings(table);
        // Whatever the hidden things woke has looked before this is answered.
        table.status();
        assertThat(poll).isNotDone();
        Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'hp':7}"));
        JsonObject woken = Bot.ok(poll.join());
        assertThat(woken.getJsonArray("events")).isEmpty();
        assertThat(woken.getJsonObject("state").getJsonObject("character").getInt("hp"))
                .isEqualTo(7);

        CompletableFuture<HttpResponse<String>> again = later(table, woken.getString("cursor"));
        Awaitility.await().until(table.server().inside()::waiting, waiting -> waiting == before + 1);
        hiddenThings(table);
        table.tell("news");
        assertThat(Guest.contents(Bot.ok(again.join()).getJsonArray("events").getValuesAs(JsonObject.class)))
                .containsExactly("news");
    }

    private static CompletableFuture<HttpResponse<String>> later(Table table, String cursor) {
        return table.server()
                .getLater(
                        "/api/streams/party/self?wait=20&cursor=" + cursor,
                        "Authorization",
                        "Bearer " + table.player("thorin").token());
    }

    @Test
    @DisplayName(
            "P26: last=N and limit count what the reader sees; from=head is after all of it; the cursor hides the rest")
    void counted(Table table) {
        Guest thorin = table.player("thorin");
        for (int i = 1; i <= 4; i++) {
            table.tell("narrative " + i);
            hiddenThings(table);
        }
        assertThat(Guest.contents(thorin.read("?last=2"))).containsExactly("narrative 3", "narrative 4");
        assertThat(thorin.read("?last=0")).isEmpty();
        JsonObject page = thorin.poll("?limit=3");
        assertThat(Guest.contents(page.getJsonArray("events").getValuesAs(JsonObject.class)))
                .containsExactly("narrative 1", "narrative 2", "narrative 3");
        assertThat(page.getBoolean("live")).isFalse();
        JsonObject rest = thorin.poll("?limit=3&cursor=" + page.getString("cursor"));
        assertThat(Guest.contents(rest.getJsonArray("events").getValuesAs(JsonObject.class)))
                .containsExactly("narrative 4");
        assertThat(rest.getBoolean("live")).isTrue();
        assertThat(rest.getString("cursor"))
                .isEqualTo(rest.getJsonArray("events").getJsonObject(0).getString("cursor"));
        assertThat(thorin.read("?cursor=" + thorin.head())).isEmpty();
        assertThat(thorin.ask("?last=7").body()).doesNotContain("seq");
    }

    @Test
    @DisplayName(
            "P21: a stream of events begins with how things stand, then history, live, and news; its ids are cursors")
    void events(Table table) {
        table.tell("old");
        String cursor;
        try (EventStreamClient events = table.player("thorin").events("")) {
            assertThat(events.upTo("live"))
                    .extracting(EventStreamClient.Event::name)
                    .containsExactly("combat_state", "character_update", "narrative", "live");
            table.say("{'narrative':'new','private':{'thorin':'psst'}}");
            EventStreamClient.Event narrative = events.next("narrative");
            assertThat(narrative.data().getString("content")).isEqualTo("new");
            cursor = narrative.id();
            assertThat(events.next("private").data().getString("content")).isEqualTo("psst");
            Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'hp':7}"));
            EventStreamClient.Event update = events.next("character_update");
            assertThat(update.data().getJsonObject("data").getInt("hp")).isEqualTo(7);
            assertThat(update.id()).isEmpty();
            table.player("thorin").act("I look");
            assertThat(events.next("action_status").data().getString("status")).isEqualTo("pending");
        }
        try (EventStreamClient events = table.player("thorin").events("", "Last-Event-ID", cursor)) {
            List<EventStreamClient.Event> replay = events.upTo("live");
            assertThat(replay.stream().filter(event -> !event.id().isEmpty()).map(EventStreamClient.Event::name))
                    .containsExactly("private", "live");
        }
    }

    @Test
    @DisplayName("P25: the stream is called self: any other name is 404, whoever asks")
    void otherNames(Table table) {
        for (String name : List.of(table.id(), "thorin", "host", "x")) {
            assertThat(table.player("thorin").get("/api/streams/party/" + name).statusCode())
                    .isEqualTo(404);
            assertThat(table.host().get("/api/streams/party/" + name).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("P25: polls of the same place by all kinds of readers differ only in what each may see")
    void sameForAll(Table table) {
        IntStream.rangeClosed(1, 3).forEach(i -> table.tell("narrative " + i));
        String events = table.observer().poll("").getJsonArray("events").toString();
        for (Guest guest : List.of(table.player("thorin"), table.player("elara"))) {
            assertThat(guest.poll("").getJsonArray("events").toString()).isEqualTo(events);
        }
    }
}
