package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.heliograph.core.connection.Frame;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S001: a bot's tasks")
@ExtendWith(SharedServer.class)
class BotTasksAcceptanceTest {
    private static final String RETRY = "Idempotency-Key";

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    private CompletableFuture<HttpResponse<String>> waitFor(Bot bot) {
        return CompletableFuture.supplyAsync(() -> bot.post("/tasks/next?wait=50", ""), people);
    }

    private static void assertRefused(HttpResponse<String> answer, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        JsonObject error = Frames.parse(answer.body());
        assertThat(error.getInt("error_code")).isEqualTo(code);
        assertThat(error.getString("error")).isNotBlank().isEqualTo(error.getString("message"));
    }

    @Nested
    @DisplayName("giving")
    class Giving {
        @Test
        @DisplayName("B28: a task without a command is refused; a good one gets an id, or keeps its own, once")
        void overHttp(Bot bot) {
            assertRefused(bot.post("/task", "{}"), 400);
            assertRefused(bot.post("/task", "{'command':' '}"), 400);
            assertRefused(bot.post("/task", "{'command':7}"), 400);
            assertRefused(bot.post("/task", "{'command':'x','priority':'P9'}"), 400);
            assertRefused(bot.post("/task", "{'command':'x','task_id':'a/b'}"), 400);
            assertRefused(bot.post("/task", "{'command':'x','timeout_seconds':0}"), 400);
            assertRefused(bot.post("/task", "{'command':'x','expires':'soon'}"), 400);
            assertRefused(bot.server().post("/api/task", "{}"), 400);

            JsonObject answer = bot.submit("{'command':'say hello'}");
            assertThat(answer.getString("status")).isEqualTo("queued");
            assertThat(answer.getString("task_id")).startsWith("HTTP-");
            assertThat(answer.getString("message")).isNotBlank();
            assertThat(answer.keySet()).contains("timestamp");

            assertThat(bot.submit("{'command':'x','task_id':'T-1'}").getString("task_id"))
                    .isEqualTo("T-1");
            assertRefused(bot.post("/task", "{'command':'x','task_id':'T-1'}"), 409);
            assertThat(bot.entries()).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.getString("type")).isEqualTo("task_queued");
                assertThat(entry.getString("source")).isEqualTo("websocket");
                assertThat(entry.getString("priority")).isEqualTo("P1");
            });
        }

        @Test
        @DisplayName("B28: a task names its bot; one that names none, of many, is refused; an unknown bot is 404")
        void whichBot(Bot bot, Bot another) {
            assertThat(bot.server()
                            .post("/api/task", Bot.quoted("{'command':'x','bot_id':'" + bot.name() + "'}"))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(bot.entries()).hasSize(1);
            assertThat(another.entries()).isEmpty();
            assertRefused(bot.server().post("/api/task", "{\"command\":\"x\"}"), 400);
            assertRefused(bot.server().post("/api/task", "{\"command\":\"x\",\"bot_id\":\"NOBODY\"}"), 404);
            assertRefused(new Bot(bot.server(), "NOBODY").post("/task", "{'command':'x'}"), 404);
        }

        @Test
        @DisplayName("B28: while a hundred wait, the next is refused with 429; one taken makes room")
        void tooMany(Bot bot) {
            for (int i = 0; i < 100; i++) {
                bot.submit("{'command':'x'}");
            }
            assertRefused(bot.post("/task", "{'command':'x'}"), 429);
            bot.taken();
            bot.submit("{'command':'x'}");
        }

        @Test
        @DisplayName("B29: over a socket a task is acknowledged, and answered on the same socket when it is done")
        void overASocket(Bot bot) {
            try (WireClient client = bot.console();
                    WireClient stranger = bot.console()) {
                stranger.settle();
                client.sendObject("type", "task", "command", "say hello", "task_id", "T-1");
                JsonObject ack = client.next();
                assertThat(ack.getString("type")).isEqualTo("ack");
                assertThat(ack.getString("status")).isEqualTo("queued");
                assertThat(ack.getString("task_id")).isEqualTo("T-1");
                client.sendObject("type", "task", "command", "fail");
                String second = client.next().getString("task_id");
                assertThat(second).startsWith("WS-");

                String task = bot.taken().getString("task_id");
                Bot.ok(bot.step(task, "completed", "{'response':'hello'}"));
                JsonObject response = client.next();
                assertThat(response.getString("type")).isEqualTo("response");
                assertThat(response.getString("task_id")).isEqualTo("T-1");
                assertThat(response.getString("content")).isEqualTo("hello");
                assertThat(response.getBoolean("success")).isTrue();
                assertThat(response.keySet()).contains("timestamp");

                bot.taken();
                Bot.ok(bot.step(second, "failed", "{'error':'no'}"));
                JsonObject failure = client.next();
                assertThat(failure.getString("task_id")).isEqualTo(second);
                assertThat(failure.getString("content")).isEqualTo("no");
                assertThat(failure.getBoolean("success")).isFalse();
                assertThat(stranger.settle().waiting()).isEmpty();
                assertThat(bot.entries())
                        .allMatch(entry -> entry.getString("source").equals("websocket"))
                        .hasSize(6);
            }
        }

        @Test
        @DisplayName("B29: what is wrong with a task is said on its socket, which stays")
        void refusedOnASocket(Bot bot) {
            try (WireClient client = bot.console()) {
                client.sendObject("type", "task");
                assertThat(client.next().getString("message")).contains("command");
                client.sendObject("type", "task", "command", "x", "task_id", "T-1");
                client.next("ack");
                client.sendObject("type", "task", "command", "x", "task_id", "T-1");
                assertThat(client.next().getInt("error_code")).isEqualTo(409);
                client.sendObject("type", "subscribe");
                assertThat(client.next().getString("message")).isEqualTo("Unknown message type: subscribe");
                client.settle();
            }
            try (WireClient client = bot.server().socket("/ws/bot/NOBODY")) {
                client.sendObject("type", "task", "command", "x");
                assertThat(client.next().getString("message")).isEqualTo("Invalid bot_id");
            }
        }

        @Test
        @DisplayName("B30: when the client has gone, its task runs all the same and its end is in the timeline")
        void theClientLeft(Bot bot) {
            try (WireClient client = bot.console()) {
                client.sendObject("type", "task", "command", "x", "task_id", "T-1");
                client.next("ack");
                client.abort();
            }
            assertThat(bot.taken().getString("task_id")).isEqualTo("T-1");
            Bot.ok(bot.step("T-1", "completed", "{'response':'for nobody'}"));
            JsonObject end = bot.entries().get(2);
            assertThat(end.getString("response")).isEqualTo("for nobody");
            assertThat(end.getString("source")).isEqualTo("websocket");
        }
    }

    @Nested
    @DisplayName("taking")
    class Taking {
        @Test
        @DisplayName("a task that is taken is started, and carries all that a worker needs")
        void aLease(Bot bot) {
            assertThat(bot.take().statusCode()).isEqualTo(204);
            bot.submit("{'command':'build','task_id':'T-1','priority':'immediate','timeout_seconds':77}");
            try (WireClient client = bot.follow()) {
                JsonObject task = bot.taken();
                assertThat(task.getString("task_id")).isEqualTo("T-1");
                assertThat(task.getString("bot_id")).isEqualTo(bot.name());
                assertThat(task.getString("command")).isEqualTo("build");
                assertThat(task.getString("source")).isEqualTo("websocket");
                assertThat(task.getString("priority")).isEqualTo("P0");
                assertThat(task.getInt("timeout_seconds")).isEqualTo(77);
                assertThat(task.getInt("lease_seconds")).isEqualTo(77);
                assertThat(Bot.told(List.of(client.next()))).containsExactly("T-1 task_started");
                assertThat(bot.take().statusCode()).isEqualTo(204);

                String lease = "{'lease':'" + task.getString("lease") + "'}";
                Bot.ok(bot.step("T-1", "started", lease));
                Bot.ok(bot.step("T-1", "completed", lease));
                assertThat(Bot.told(List.of(client.next()))).containsExactly("T-1 task_completed");
            }
        }

        @Test
        @DisplayName("a task that is offered has not begun until its worker says so, with the lease it was offered")
        void anOffer(Bot bot) {
            bot.submit("{'command':'build','task_id':'T-1'}");
            JsonObject offer = Bot.ok(bot.post("/tasks/next?offer=true", ""));
            assertThat(offer.getString("task_id")).isEqualTo("T-1");
            assertThat(bot.post("/tasks/next?offer=true", "").statusCode()).isEqualTo(204);
            assertThat(Bot.told(bot.entries())).containsExactly("T-1 task_queued");

            String lease = "{'lease':'" + offer.getString("lease") + "'}";
            assertRefused(bot.step("T-1", "completed", lease), 409);
            assertRefused(bot.step("T-1", "started", "{'lease':'another'}"), 409);
            Bot.ok(bot.step("T-1", "started", lease));
            Bot.ok(bot.step("T-1", "started", lease));
            Bot.ok(bot.step("T-1", "completed", lease));
            assertThat(Bot.told(bot.entries()))
                    .containsExactly("T-1 task_queued", "T-1 task_started", "T-1 task_completed");
            assertRefused(bot.post("/tasks/next?offer=perhaps", ""), 400);
        }

        @Test
        @DisplayName("the report of a worker that shows another's lease is refused with 409")
        void anothersLease(Bot bot) {
            bot.submit("{'command':'x','task_id':'T-1'}");
            bot.taken();
            for (String step : List.of("started", "progress", "completed", "failed")) {
                assertRefused(bot.step("T-1", step, "{'lease':'other','percent':1,'error':'x'}"), 409);
            }
            assertThat(bot.entries()).hasSize(2);
        }

        @Test
        @DisplayName("a worker that waits is given the task when it comes; ten of them get ten different ones")
        void waiting(Bot bot) {
            List<CompletableFuture<HttpResponse<String>>> workers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                workers.add(waitFor(bot));
            }
            Awaitility.await().until(() -> bot.server().inside().waiting(), waiting -> waiting == 10);
            HashSet<String> given = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                given.add(bot.submit("{'command':'x'}").getString("task_id"));
            }
            HashSet<String> taken = new HashSet<>();
            workers.forEach(worker -> taken.add(Bot.ok(worker.join()).getString("task_id")));
            assertThat(taken).isEqualTo(given);
            assertThat(bot.entries()).hasSize(20);
            assertThat(bot.server().inside().waiting()).isZero();
        }

        @Test
        @DisplayName("a task that many want at once is given to one of them")
        void racing(Bot bot) {
            for (int i = 0; i < 20; i++) {
                bot.submit("{'command':'x','task_id':'T-" + i + "'}");
            }
            List<CompletableFuture<HttpResponse<String>>> workers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                workers.add(CompletableFuture.supplyAsync(bot::take, people));
            }
            List<String> taken = workers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 200)
                    .map(answer -> Frames.parse(answer.body()).getString("task_id"))
                    .toList();
            assertThat(taken).hasSize(20).doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "56", "abc", "1.5", "99999999999"})
        @DisplayName("a wait that is none is 400")
        void badWaits(String wait, Bot bot) {
            assertRefused(bot.post("/tasks/next?wait=" + wait, ""), 400);
        }

        @Test
        @DisplayName("a bot that is not known has no tasks to take")
        void unknownBot(RunningServer server) {
            assertRefused(new Bot(server, "NOBODY").take(), 404);
            assertRefused(new Bot(server, "NOBODY").post("/pause", ""), 404);
            assertRefused(server.get("/api/bot/NOBODY/status"), 404);
            assertRefused(server.get("/api/bot/NOBODY/tasks"), 404);
        }

        @Test
        @DisplayName("B33: a long command is cut in the list of open tasks, and whole where one is asked for")
        void longCommands(Bot bot) {
            String command = "\u00fc".repeat(30_000);
            bot.submit("{'task_id':'T-1','expires':'2999-01-01T00:00:00Z','timeout_seconds':2592000,'command':'"
                    + command + "'}");
            bot.submit("{'task_id':'T-2','command':'short'}");
            List<JsonObject> open = Bot.ok(bot.server().get(bot.path("/tasks")))
                    .getJsonArray("tasks")
                    .getValuesAs(JsonObject.class);
            assertThat(open.get(0).getBoolean("truncated")).isTrue();
            assertThat(open.get(0).getString("command"))
                    .startsWith("\u00fc\u00fc")
                    .endsWith("\u2026");
            assertThat(Frame.utf8Length(open.get(0).toString())).isLessThanOrEqualTo(1_024);
            assertThat(open.get(1).getString("command")).isEqualTo("short");
            assertThat(open.get(1).keySet()).doesNotContain("truncated");

            JsonObject whole = Bot.ok(bot.server().get(bot.path("/tasks/T-1")));
            assertThat(whole.getString("command")).isEqualTo(command);
            assertThat(whole.keySet()).doesNotContain("truncated");
            assertRefused(bot.server().get(bot.path("/tasks/T-3")), 404);
        }

        @Test
        @DisplayName("urgent tasks are taken first, then old ones")
        void order(Bot bot) {
            bot.submit("{'command':'x','task_id':'later','priority':'P2'}");
            bot.submit("{'command':'x','task_id':'first'}");
            bot.submit("{'command':'x','task_id':'second'}");
            bot.submit("{'command':'x','task_id':'now','priority':'immediate'}");
            assertThat(Bot.ok(bot.server().get(bot.path("/tasks")))
                            .getJsonArray("tasks")
                            .getValuesAs(JsonObject.class))
                    .extracting(task -> task.getString("task_id"))
                    .containsExactly("now", "first", "second", "later");
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                taken.add(bot.taken().getString("task_id"));
            }
            assertThat(taken).containsExactly("now", "first", "second", "later");
        }

        @Test
        @DisplayName(
                "B32: paused, the running task finishes and the next waits, also for a worker that waits; then it goes on")
        void pausing(Bot bot) {
            assertThat(bot.status().getString("status")).isEqualTo("idle");
            bot.submit("{'command':'x','task_id':'T-1'}");
            bot.taken();
            assertThat(bot.status().getString("status")).isEqualTo("working");
            assertThat(bot.status().getString("current_task")).isEqualTo("T-1");

            assertThat(Bot.ok(bot.post("/pause", "")).getString("status")).isEqualTo("paused");
            bot.submit("{'command':'x','task_id':'T-2'}");
            assertThat(bot.take().statusCode()).isEqualTo(204);
            Bot.ok(bot.step("T-1", "completed", ""));
            JsonObject status = bot.status();
            assertThat(status.getString("status")).isEqualTo("paused");
            assertThat(status.isNull("current_task")).isTrue();
            assertThat(status.getInt("queue_size")).isEqualTo(1);
            assertThat(status.getInt("tasks_processed")).isEqualTo(1);
            assertThat(status.getInt("uptime_seconds")).isNotNegative();

            CompletableFuture<HttpResponse<String>> worker = waitFor(bot);
            Awaitility.await().until(() -> bot.server().inside().waiting(), waiting -> waiting == 1);
            // The worker may have begun by the time this is answered.
            assertThat(Bot.ok(bot.post("/resume", "")).getString("status")).isIn("idle", "working");
            assertThat(Bot.ok(worker.join()).getString("task_id")).isEqualTo("T-2");
            assertThat(Bot.ok(bot.server().get("/api/bots"))
                            .getJsonArray("bots")
                            .getValuesAs(JsonObject.class))
                    .extracting(each -> each.getString("bot_id"))
                    .contains(bot.name())
                    .isSorted();
        }

        @Test
        @DisplayName("B37: a task that has expired is not handed out, and is told as failed")
        void expired(Bot bot) {
            bot.submit(
                    "{'command':'x','task_id':'OLD','expires':'" + Instant.now().minusSeconds(1) + "'}");
            bot.submit(
                    "{'command':'x','task_id':'NEW','expires':'" + Instant.now().plusSeconds(3_600) + "'}");
            assertThat(bot.taken().getString("task_id")).isEqualTo("NEW");
            assertThat(bot.take().statusCode()).isEqualTo(204);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Bot.told(bot.entries()))
                            .contains("OLD task_failed")
                            .doesNotContain("OLD task_started"));
        }

        @Test
        @DisplayName("a lease that ran out is told as failed, or the task waits again if it says so")
        void leasesRunOut(Bot bot) {
            bot.submit("{'command':'x','task_id':'ONCE','timeout_seconds':1}");
            bot.submit("{'command':'x','task_id':'TWICE','timeout_seconds':1,'retries':1}");
            try (WireClient client = bot.follow("{'success':false}")) {
                bot.taken();
                JsonObject first = bot.taken();
                assertThat(first.getInt("attempt")).isEqualTo(1);
                JsonObject failed = client.next();
                assertThat(failed.getString("task_id")).isEqualTo("ONCE");
                assertThat(failed.getString("error")).isEqualTo("Timeout after 1 seconds");

                JsonObject second = Bot.ok(waitFor(bot).join());
                assertThat(second.getString("task_id")).isEqualTo("TWICE");
                assertThat(second.getInt("attempt")).isEqualTo(2);
                assertRefused(bot.step("TWICE", "completed", "{'lease':'" + first.getString("lease") + "'}"), 409);
                Bot.ok(bot.step("TWICE", "completed", "{'lease':'" + second.getString("lease") + "'}"));
            }
        }
    }

    @Nested
    @DisplayName("retries")
    class Retrying {
        @Test
        @DisplayName("B38: the same report under the same key is one entry and one frame, with the same answer")
        void reports(Bot bot) {
            try (WireClient client = bot.follow()) {
                for (String step : List.of("started", "completed")) {
                    HttpResponse<String> first = bot.step("T-1", step, "{'response':'x'}", RETRY, "key-" + step);
                    HttpResponse<String> again = bot.step("T-1", step, "{'response':'x'}", RETRY, "key-" + step);
                    assertThat(Bot.ok(again)).isEqualTo(Bot.ok(first));
                }
                assertThat(Bot.told(client.next(2))).containsExactly("T-1 task_started", "T-1 task_completed");
                assertThat(client.settle().waiting()).isEmpty();
                assertThat(bot.entries()).hasSize(2);
                assertRefused(bot.step("T-1", "completed", "{'response':'y'}", RETRY, "key-completed"), 409);
                assertRefused(bot.step("T-1", "completed", "{'response':'x'}", RETRY, ""), 400);
            }
        }

        @Test
        @DisplayName("B38: a task that is given again under the same key keeps its name; twenty at once are one")
        void submissions(Bot bot) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> bot.post("/task", "{'command':'x'}", RETRY, "once"), people));
            }
            assertThat(all.stream().map(each -> each.join().statusCode()).toList())
                    .containsOnly(202);
            assertThat(all.stream()
                            .map(each -> Frames.parse(each.join().body()).getString("task_id"))
                            .distinct()
                            .toList())
                    .hasSize(1);
            assertThat(bot.entries()).hasSize(1);
        }
    }
}
