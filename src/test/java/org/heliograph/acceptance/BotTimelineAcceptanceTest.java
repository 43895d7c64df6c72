package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.core.connection.Frame;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S001: a bot's timeline")
@ExtendWith(SharedServer.class)
class BotTimelineAcceptanceTest {
    private static final String NOW = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private static void subscribe(WireClient client, String more) {
        client.send(Bot.quoted("{'type':'subscribe'" + more + "}"));
    }

    private static void assertError(JsonObject frame, int code, String message) {
        assertThat(frame.getString("type")).isEqualTo("error");
        assertThat(frame.getInt("error_code")).isEqualTo(code);
        assertThat(frame.getString("message")).contains(message);
    }

    @Nested
    @DisplayName("subscribing")
    class Subscribing {
        @Test
        @DisplayName("B1: the answer names the bot and holds the 50 newest entries, the oldest first")
        void theFirstAnswer(Bot bot) {
            IntStream.rangeClosed(1, 30).forEach(i -> bot.run("T-" + i));
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'bot_id':'" + bot.name() + "'");

                JsonObject answer = client.next();
                assertThat(answer.getString("type")).isEqualTo("subscribed");
                assertThat(answer.getString("bot_id")).isEqualTo(bot.name());
                assertThat(answer.getString("message")).isEqualTo("Connected to timeline for " + bot.name());
                assertThat(answer.getString("cursor")).isNotEmpty().hasSizeLessThanOrEqualTo(64);
                assertThat(answer.getJsonArray("in_progress")).isEmpty();
                List<JsonObject> entries =
                        answer.getJsonArray("initial_entries").getValuesAs(JsonObject.class);
                assertThat(Bot.seqs(entries))
                        .isEqualTo(IntStream.rangeClosed(11, 60).boxed().toList());
                assertThat(entries).isEqualTo(bot.entries().subList(10, 60));
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName(
                "B1: the answer is bounded, however many tasks run and whatever they say; what is left out is told")
        void bounded(Bot bot) {
            Heliograph.Bot busy = bot.server().inside().heliograph().bot(bot.name());
            for (int i = 0; i < 120; i++) {
                busy.started("T-" + i).toCompletableFuture().join();
                busy.progress("T-" + i, i % 100, "\u00fc\"\n".repeat(2_000));
            }
            try (WireClient client = bot.open("")) {
                subscribe(client, "");
                JsonObject answer = client.next();
                assertThat(answer.getBoolean("truncated")).isTrue();
                assertThat(answer.getJsonArray("initial_entries")).hasSize(50);
                assertThat(answer.getJsonArray("in_progress").getValuesAs(JsonObject.class))
                        .hasSize(100)
                        .first()
                        .satisfies(
                                first -> assertThat(first.getString("task_id")).isEqualTo("T-0"));
                assertThat(Frame.utf8Length(answer.toString())).isLessThan(152 * 1_024);

                subscribe(client, ",'filters':{'source':'websocket'}");
                assertThat(client.next().keySet()).doesNotContain("truncated");
            }
        }

        @Test
        @DisplayName("B2: an unknown bot, or one that is not the path's, is refused, and the socket stays")
        void unknownBots(Bot bot) {
            try (WireClient client = bot.server().socket("/ws/bot/NOBODY/timeline")) {
                subscribe(client, "");
                assertError(client.next(), 400, "Invalid bot_id");
                client.settle();
            }
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'bot_id':'NOBODY'");
                assertError(client.next(), 400, "Invalid bot_id");
                client.send("{\"type\":\"unsubscribe\",\"bot_id\":\"NOBODY\"}");
                assertError(client.next(), 400, "Invalid bot_id");
                subscribe(client, "");
                assertThat(client.next().getString("type")).isEqualTo("subscribed");
            }
        }

        @Test
        @DisplayName("B13: after unsubscribe nothing comes; a second subscribe replaces the filter and doubles nothing")
        void unsubscribing(Bot bot) {
            try (WireClient client = bot.follow("{'success':false}")) {
                client.send("{\"type\":\"unsubscribe\"}");
                assertThat(client.next()).isEqualTo(Frames.object("type", "unsubscribed", "bot_id", bot.name()));
                bot.run("T-1", "file", false);
                assertThat(client.settle().waiting()).isEmpty();

                subscribe(client, ",'filters':{'success':false}");
                client.next("subscribed");
                subscribe(client, ",'filters':{'status':'in_progress'}");
                client.next("subscribed");
                bot.run("T-2", "file", false);
                assertThat(Bot.told(List.of(client.next()))).containsExactly("T-2 task_started");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName(
                "B16: with a cursor, exactly what was missed comes, marked, then live; without, it is in the answer")
        void returning(Bot bot) {
            String cursor;
            try (WireClient before = bot.follow("{'success':true}")) {
                bot.run("T-0");
                cursor = before.next("task_completed").getString("cursor");
            }
            List.of("T-1", "T-2", "T-3").forEach(bot::run);
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'cursor':'" + cursor + "','filters':{'success':true}");

                JsonObject answer = client.next();
                assertThat(answer.getJsonArray("initial_entries")).isEmpty();
                assertThat(answer.getString("cursor")).isEqualTo(cursor);
                List<JsonObject> missed = client.upTo("live");
                assertThat(missed).hasSize(4);
                assertThat(missed.subList(0, 3))
                        .extracting(frame -> frame.getString("task_id"))
                        .containsExactly("T-1", "T-2", "T-3");
                assertThat(missed.subList(0, 3)).allMatch(frame -> frame.getBoolean("replay"));
                bot.run("T-4");
                assertThat(client.next().containsKey("replay")).isFalse();
            }
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'filters':{'success':true}");
                assertThat(client.next().getJsonArray("initial_entries")).hasSize(5);
            }
        }

        @Test
        @DisplayName("B16: the cursor may stand in the query; one that is none is told of before anything else")
        void cursors(Bot bot) {
            String cursor = bot.page("").getString("cursor");
            bot.run("T-1");
            try (WireClient client = bot.open("?cursor=" + cursor)) {
                subscribe(client, "");
                assertThat(client.next().getJsonArray("initial_entries")).isEmpty();
                assertThat(Bot.told(Bot.steps(client.upTo("live"))))
                        .containsExactly("T-1 task_started", "T-1 task_completed");
            }
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'cursor':'nonsense'");
                JsonObject gap = client.next();
                assertThat(gap.getString("type")).isEqualTo("gap");
                assertThat(gap.getString("reason")).isEqualTo("invalid_cursor");
                assertThat(client.next().getJsonArray("initial_entries")).hasSize(2);
            }
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'last_seq':1");
                client.next("subscribed");
                assertThat(Bot.told(Bot.steps(client.upTo("live")))).containsExactly("T-1 task_completed");
            }
        }

        @Test
        @DisplayName("B14 B34 B35: a ping is answered, rubbish is told so, and the socket goes on")
        void rubbish(Bot bot) {
            try (WireClient client = bot.follow()) {
                for (String text : List.of("{", "[]", "\"x\"", "{}", "{\"type\":7}", "")) {
                    client.send(text);
                    assertError(client.next(), 400, "");
                }
                client.send(new byte[] {1, 2, 3});
                assertError(client.next(), 400, "");
                client.sendObject("type", "dance");
                assertError(client.next(), 400, "Unknown message type: dance");
                client.sendObject("type", "pong")
                        .sendObject("type", "heartbeat")
                        .sendObject("type", "ping");
                JsonObject pong = client.next();
                assertThat(pong.getString("type")).isEqualTo("pong");
                assertThat(pong.getString("timestamp")).matches(NOW);
                bot.run("T-1");
                assertThat(Bot.told(client.next(2))).containsExactly("T-1 task_started", "T-1 task_completed");
            }
        }

        @Test
        @DisplayName("X3: a plan's subscribe on a timeline is told so, and the socket goes on")
        void aPlansSubscribe(Bot bot) {
            try (WireClient client = bot.open("")) {
                client.send(Bot.quoted("{'type':'subscribe','plan_id':'p1','filters':{'plan_id':'p1'}}"));
                assertError(client.next(), 400, "plan_id");
                client.sendObject("type", "step_status", "plan_id", "p1");
                assertError(client.next(), 400, "Unknown message type: step_status");
                client.settle();
            }
        }

        @Test
        @DisplayName("X2: a bot may be called timeline or bot; a session of that name reaches none")
        void names(RunningServer server) {
            Bot bot = new Bot(server, "bot").known();
            try (WireClient client = bot.follow()) {
                bot.run("T-1");
                assertThat(client.next().getString("bot_id")).isEqualTo("bot");
            }
            Bot timeline = new Bot(server, "timeline").known();
            try (WireClient console = timeline.console();
                    WireClient client = timeline.follow()) {
                console.sendObject("type", "task", "command", "x");
                console.next("ack");
                assertThat(client.next().getString("type")).isEqualTo("task_queued");
            }
            assertThat(server.get("/ws/bot").statusCode()).isBetween(400, 499);
            assertThat(server.get("/ws/bot/B/timeline").statusCode()).isEqualTo(426);
        }
    }

    @Nested
    @DisplayName("broadcast")
    class Broadcast {
        @Test
        @DisplayName("B3 B34: a completion reaches a subscriber with every field")
        void everyField(Bot bot) {
            try (WireClient client = bot.follow()) {
                Bot.ok(bot.step("TASK-002-011", "started", ""));
                HttpResponse<String> answer = bot.step(
                        "TASK-002-011",
                        "completed",
                        "{'response':'Implementation complete','files_modified':['bot_runner.py'],'duration_seconds':1200}");

                JsonObject started = client.next();
                assertThat(started.keySet())
                        .containsExactlyInAnyOrder(
                                "type", "bot_id", "task_id", "source", "status", "id", "seq", "timestamp", "cursor");
                JsonObject frame = client.next();
                assertThat(frame.getString("type")).isEqualTo("task_completed");
                assertThat(frame.getString("task_id")).isEqualTo("TASK-002-011");
                assertThat(frame.getString("bot_id")).isEqualTo(bot.name());
                assertThat(frame.getString("source")).isEqualTo("file");
                assertThat(frame.getString("status")).isEqualTo("completed");
                assertThat(frame.getBoolean("success")).isTrue();
                assertThat(frame.getString("response")).isEqualTo("Implementation complete");
                assertThat(frame.getJsonArray("files_modified").getString(0)).isEqualTo("bot_runner.py");
                assertThat(frame.getInt("duration_seconds")).isEqualTo(1200);
                assertThat(frame.getString("timestamp")).matches(NOW);
                assertThat(frame.getString("id")).isEqualTo(Bot.ok(answer).getString("id"));
                assertThat(frame.getString("cursor")).isEqualTo(Bot.ok(answer).getString("cursor"));
                assertThat(frame.containsKey("truncated")).isFalse();
            }
        }

        @Test
        @DisplayName("B4: of three subscribers each receives it exactly once")
        void exactlyOnce(Bot bot, Bot other) {
            List<WireClient> all = Stream.generate(bot::follow).limit(3).toList();
            try (WireClient elsewhere = other.follow()) {
                bot.run("T-1");
                for (WireClient client : all) {
                    assertThat(Bot.told(client.next(2))).containsExactly("T-1 task_started", "T-1 task_completed");
                    assertThat(client.settle().waiting()).isEmpty();
                }
                assertThat(elsewhere.settle().waiting()).isEmpty();
            }
            all.forEach(WireClient::close);
        }

        @Test
        @DisplayName("B10: a task that failed is task_failed with its source, never task_completed")
        void failures(Bot bot) {
            try (WireClient client = bot.follow("{'success':false}");
                    WireClient good = bot.follow("{'success':true}")) {
                Bot.ok(bot.step("T-1", "started", "{'source':'websocket'}"));
                Bot.ok(bot.step("T-1", "failed", "{'error':'Timeout after 300 seconds'}"));

                JsonObject frame = client.next();
                assertThat(frame.getString("type")).isEqualTo("task_failed");
                assertThat(frame.getString("source")).isEqualTo("websocket");
                assertThat(frame.getBoolean("success")).isFalse();
                assertThat(frame.getString("error")).isEqualTo("Timeout after 300 seconds");
                assertThat(frame.getString("status")).isEqualTo("failed");
                assertThat(good.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("B18: sockets that vanished or left are forgotten, the others go on")
        void theDeadAreForgotten(Bot bot) {
            try (WireClient steady = bot.follow()) {
                WireClient killed = bot.follow();
                WireClient leaving = bot.follow();
                assertThat(following(bot)).isEqualTo(3);

                killed.abort();
                leaving.close();
                bot.run("T-1");

                assertThat(Bot.told(steady.next(2))).containsExactly("T-1 task_started", "T-1 task_completed");
                Awaitility.await().until(() -> following(bot), following -> following == 1);
            }
            Awaitility.await().until(() -> following(bot), following -> following == 0);
        }

        private int following(Bot bot) {
            return bot.server().inside().following(new BotId(bot.name()));
        }

        @Test
        @DisplayName("B33: a response of 50 KB is cut in frames, said to be, and whole over HTTP")
        void longResponses(Bot bot) {
            String response = "é🔥\\n".repeat(9_000);
            try (WireClient client = bot.follow()) {
                Bot.ok(bot.step("T-1", "started", ""));
                Bot.ok(bot.step("T-1", "completed", "{'response':'" + response + "'}"));

                client.next("task_started");
                JsonObject frame = client.next();
                assertThat(frame.toString().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(1_024);
                assertThat(frame.getBoolean("truncated")).isTrue();
                assertThat(frame.getString("response")).startsWith("é🔥\né🔥\n").endsWith("…");
                JsonObject whole = Bot.ok(bot.server().get(bot.path("/timeline/" + frame.getString("id"))));
                assertThat(whole.getString("response")).isEqualTo(response.replace("\\n", "\n"));
                assertThat(whole.containsKey("truncated")).isFalse();
                assertThat(bot.server().get(bot.path("/timeline/nonsense")).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Nested
    @DisplayName("filters")
    class Filtering {
        /** A good and a bad task of both kinds. */
        private static void everything(Bot bot) {
            bot.run("FILE-GOOD", "file", true);
            bot.run("FILE-BAD", "file", false);
            bot.run("WS-GOOD", "websocket", true);
            bot.run("WS-BAD", "websocket", false);
            bot.submit("{'command':'wait','task_id':'WAITING'}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "B5 | {'source':'file'} | FILE-GOOD task_started, FILE-GOOD task_completed, FILE-BAD task_started, FILE-BAD task_failed",
                    "B6 | {'success':false} | FILE-BAD task_failed, WS-BAD task_failed",
                    "B7 | {'source':'file','success':true} | FILE-GOOD task_completed",
                    "B8 | {'status':'in_progress','source':'websocket'} | WS-GOOD task_started, WS-BAD task_started",
                    "B8 | {'status':'pending'} | WAITING task_queued",
                    "B8 | {'status':'completed'} | FILE-GOOD task_completed, WS-GOOD task_completed",
                    "B8 | {'status':'failed'} | FILE-BAD task_failed, WS-BAD task_failed",
                    "B7 | {'status':'pending','success':true} | ''"
                })
        @DisplayName("B5 B6 B7 B8: a filter is the same for the answer, for what is live, for a replay and over HTTP")
        void oneView(String id, String filters, String expected, Bot bot) {
            List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(", "));
            String start = bot.page("").getString("cursor");
            try (WireClient live = bot.follow(filters)) {
                everything(bot);
                assertThat(Bot.told(live.next(wanted.size()))).isEqualTo(wanted);
                assertThat(live.settle().waiting()).isEmpty();
                subscribe(live, ",'filters':" + filters);
                assertThat(Bot.told(live.next().getJsonArray("initial_entries").getValuesAs(JsonObject.class)))
                        .isEqualTo(wanted);
                subscribe(live, ",'cursor':'" + start + "','filters':" + filters);
                assertThat(Bot.told(Bot.steps(live.upTo("live")))).isEqualTo(wanted);
            }
            String query = filters.replaceAll("[{}']", "").replace(':', '=').replace(',', '&');
            assertThat(Bot.told(Bot.entries(bot.page("?order=asc&" + query)))).isEqualTo(wanted);
            JsonObject poll = Bot.ok(bot.server().get(bot.streamPath("?" + query)));
            assertThat(Bot.told(poll.getJsonArray("events").getValuesAs(JsonObject.class)))
                    .isEqualTo(wanted);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'sources':'file'}",
                    "{'source':'carrier pigeon'}",
                    "{'source':['file']}",
                    "{'status':'done'}",
                    "{'status':''}",
                    "{'success':'true'}",
                    "{'success':1}",
                    "[]",
                    "'file'",
                    "7"
                })
        @DisplayName("B9: a filter that is not understood is refused, and nothing is followed")
        void refused(String filters, Bot bot) {
            try (WireClient client = bot.open("")) {
                subscribe(client, ",'filters':" + filters);
                assertError(client.next(), 400, "filters");
                bot.run("T-1");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }
    }

    @Nested
    @DisplayName("progress")
    class Progressing {
        @Test
        @DisplayName("B8 B11: a task's progress comes between its start and its end, never going back")
        void inOrder(Bot bot) {
            try (WireClient client = bot.follow("{'status':'in_progress'}");
                    WireClient finished = bot.follow("{'status':'completed'}")) {
                Bot.ok(bot.step("T-1", "started", ""));
                for (int percent : new int[] {25, 50, 50, 75}) {
                    Bot.ok(bot.step(
                            "T-1", "progress", "{'percent':" + percent + ",'message':'so far','elapsed_seconds':1.5}"));
                    JsonObject frame = client.next("progress");
                    assertThat(frame.getInt("percent")).isEqualTo(percent);
                    assertThat(frame.getString("message")).isEqualTo("so far");
                    assertThat(frame.getJsonNumber("elapsed_seconds").doubleValue())
                            .isEqualTo(1.5);
                    assertThat(frame.getString("timestamp")).matches(NOW);
                    assertThat(frame.keySet()).doesNotContain("id", "seq", "cursor");
                }
                assertThat(bot.step("T-1", "progress", "{'percent':74}").statusCode())
                        .isEqualTo(409);
                for (String bad : List.of("150", "101", "-1", "'x'", "1.5", "1e99")) {
                    assertThat(bot.step("T-1", "progress", "{'percent':" + bad + "}")
                                    .statusCode())
                            .as(bad)
                            .isEqualTo(400);
                }
                assertThat(bot.step("T-1", "progress", "{}").statusCode()).isEqualTo(400);
                assertThat(client.settle().waiting()).isEmpty();
                Bot.ok(bot.step("T-1", "completed", ""));
                assertThat(Bot.told(List.of(finished.next()))).containsExactly("T-1 task_completed");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("who comes late is told how far the running tasks are, through the filter")
        void comingLate(Bot bot) {
            Bot.ok(bot.step("T-1", "started", "{'source':'websocket'}"));
            Bot.ok(bot.step("T-2", "started", ""));
            Bot.ok(bot.step("T-2", "progress", "{'percent':40,'message':'halfway'}"));
            try (WireClient client = bot.open("")) {
                subscribe(client, "");
                List<JsonObject> running =
                        client.next().getJsonArray("in_progress").getValuesAs(JsonObject.class);
                assertThat(running)
                        .extracting(frame -> frame.getString("task_id"))
                        .containsExactly("T-1", "T-2");
                assertThat(running).extracting(frame -> frame.getInt("percent")).containsExactly(0, 40);
                subscribe(client, ",'filters':{'source':'file'}");
                assertThat(client.next().getJsonArray("in_progress")).hasSize(1);
                subscribe(client, ",'filters':{'success':true}");
                assertThat(client.next().getJsonArray("in_progress")).isEmpty();
            }
        }

        @Test
        @DisplayName(
                "B12: after a task's end every step is refused with 409 and nothing is pushed; of an unknown one 404")
        void afterTheEnd(Bot bot) {
            try (WireClient client = bot.follow()) {
                bot.run("T-1");
                client.next(2);
                assertThat(bot.step("T-1", "progress", "{'percent':100}").statusCode())
                        .isEqualTo(409);
                assertThat(bot.step("T-1", "completed", "").statusCode()).isEqualTo(409);
                assertThat(bot.step("T-1", "failed", "{'error':'x'}").statusCode())
                        .isEqualTo(409);
                assertThat(bot.step("T-1", "started", "").statusCode()).isEqualTo(409);
                for (String step : List.of("progress", "completed", "failed")) {
                    assertThat(bot.step("NONE", step, "{'percent':1,'error':'x'}")
                                    .statusCode())
                            .as(step)
                            .isEqualTo(404);
                }
                assertThat(client.settle().waiting()).isEmpty();
                assertThat(bot.entries()).hasSize(2);
            }
        }

        @Test
        @DisplayName("a waiting task cannot end before it began")
        void waitingTasks(Bot bot) {
            bot.submit("{'command':'x','task_id':'T-1'}");
            assertThat(bot.step("T-1", "completed", "").statusCode()).isEqualTo(409);
            assertThat(bot.step("T-1", "progress", "{'percent':1}").statusCode())
                    .isEqualTo(409);
            Bot.ok(bot.step("T-1", "started", ""));
            assertThat(bot.step("T-1", "started", "").statusCode()).isEqualTo(409);
            Bot.ok(bot.step("T-1", "completed", ""));
        }

        @Test
        @DisplayName("seconds as programs measure them are rounded, not refused; absurd ones are refused")
        void seconds(Bot bot) {
            try (WireClient client = bot.follow()) {
                Bot.ok(bot.step("T-1", "started", ""));
                client.next();
                Bot.ok(bot.step("T-1", "progress", "{'percent':1,'elapsed_seconds':12.345678901234567}"));
                assertThat(client.next().getJsonNumber("elapsed_seconds").toString())
                        .isEqualTo("12.345679");
                Bot.ok(bot.step("T-1", "progress", "{'percent':1,'elapsed_seconds':1e-2147483640}"));
                assertThat(client.next().getJsonNumber("elapsed_seconds").doubleValue())
                        .isZero();
                for (String bad : List.of("-1", "1e10", "'x'", "1e2147483647")) {
                    assertThat(bot.step("T-1", "progress", "{'percent':1,'elapsed_seconds':" + bad + "}")
                                    .statusCode())
                            .as(bad)
                            .isEqualTo(400);
                    assertThat(bot.step("T-1", "completed", "{'duration_seconds':" + bad + "}")
                                    .statusCode())
                            .as(bad)
                            .isEqualTo(400);
                }
                Bot.ok(bot.step("T-1", "completed", "{'duration_seconds':0.123456789}"));
                assertThat(client.next().getJsonNumber("duration_seconds").toString())
                        .isEqualTo("0.123457");
            }
        }
    }
}
