package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.heliograph.Heliograph;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S002: sockets, sessions and what they follow")
@ExtendWith(SharedServer.class)
class PlanSocketAcceptanceTest {
    private static Heliograph.Sessions sessions(Plan plan) {
        return plan.server().inside().heliograph().sessions();
    }

    private static void until(Plan plan, int subscribers) {
        Awaitility.await().until(plan::subscribers, now -> now == subscribers);
    }

    @Nested
    @DisplayName("sessions")
    class Sessions {
        @Test
        @DisplayName("D1 D2: who connects makes its session known, who leaves takes all of it along")
        void comingAndGoing(Plan plan) {
            String session = "session-of-" + plan.id();
            assertThat(sessions(plan).isConnected(session)).isFalse();
            WireClient client = plan.open(session);
            assertThat(sessions(plan).isConnected(session)).isTrue();
            assertThat(sessions(plan).connections()).isPositive();
            assertThat(sessions(plan).count()).isPositive();
            plan.subscribe(client);
            until(plan, 1);

            client.close();

            until(plan, 0);
            Awaitility.await().until(() -> !sessions(plan).isConnected(session));
        }

        @Test
        @DisplayName("D15 D16: a message to a session reaches all its sockets and no other, also when one has gone")
        void sending(Plan plan) {
            String session = "s-" + plan.id();
            WireClient goes = plan.open(session);
            try (WireClient stays = plan.open(session);
                    WireClient other = plan.open("other-" + plan.id())) {
                JsonObject message = Frames.object("type", "hint", "text", "look");
                assertThat(sessions(plan).send(session, message)).isEqualTo(2);
                for (WireClient each : List.of(stays, goes)) {
                    JsonObject told = each.next();
                    assertThat(told.getString("type")).isEqualTo("hint");
                    assertThat(told.getString("text")).isEqualTo("look");
                    assertThat(told.getString("timestamp")).endsWith("Z");
                }

                goes.close();
                Awaitility.await().until(() -> sessions(plan).send(session, message) == 1);
                assertThat(stays.next("hint").getString("text")).isEqualTo("look");
                assertThat(other.settle().waiting()).isEmpty();

                stays.abort();
                Awaitility.await().until(() -> !sessions(plan).isConnected(session));
                assertThat(sessions(plan).send(session, message)).isZero();
                assertThat(sessions(plan).send("nobody", message)).isZero();
            }
        }

        @Test
        @DisplayName("D15: over HTTP the same; a message of no type is a message")
        void overHttp(Plan plan) {
            String path = "/api/dashboard/session/s-" + plan.id() + "/send";
            try (WireClient client = plan.open("s-" + plan.id())) {
                JsonObject answer = Bot.ok(plan.server().post(path, "{\"message\":{\"step\":2}}"));
                assertThat(answer)
                        .isEqualTo(
                                Json.createObjectBuilder().add("delivered", 1).build());
                JsonObject told = client.next();
                assertThat(told.getString("type")).isEqualTo("message");
                assertThat(told.getInt("step")).isEqualTo(2);
            }
            assertThat(plan.server().post(path, "{\"message\":7}").statusCode()).isEqualTo(400);
            assertThat(plan.server().post(path, "{\"message\":{\"type\":7}}").statusCode())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bot", "party", "plan", "channel", "api", "-s", "a%20b", "%C3%A9"})
        @DisplayName("D30 X2: a name that begins another path, or is none, opens no session")
        void reserved(String name, RunningServer server) {
            try (WireClient client = server.socket("/ws/" + name)) {
                JsonObject error = client.next();
                assertThat(error.getInt("error_code")).isEqualTo(400);
                assertThat(error.getString("message")).contains("session_id");
                assertThat(client.closed().code()).isEqualTo(1008);
            }
            assertThat(server.post("/api/dashboard/session/" + name + "/send", "{\"message\":{}}")
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        @DisplayName("X2: a bot's timeline is reached whatever sessions there are, and a session's path holds no more")
        void paths(Plan plan) {
            Bot bot = new Bot(plan.server(), "X2").known();
            try (WireClient session = plan.open("timeline");
                    WireClient timeline = bot.follow()) {
                bot.run("T-1");
                assertThat(timeline.next().getString("type")).isEqualTo("task_started");
                assertThat(session.settle().waiting()).isEmpty();
            }
            assertThat(plan.server().get("/ws/").statusCode()).isBetween(400, 499);
            assertThat(plan.server().get("/ws/s/x/y").statusCode()).isBetween(400, 499);
            assertThat(plan.server().get("/ws/s").statusCode()).isEqualTo(426);
        }
    }

    @Nested
    @DisplayName("subscriptions")
    class Subscriptions {
        @Test
        @DisplayName("D3: subscribed says of what; twice is once")
        void subscribing(Plan plan) {
            plan.of("a");
            try (WireClient client = plan.open("s")) {
                JsonObject first = plan.subscribe(client);
                assertThat(first.getString("type")).isEqualTo("subscribed");
                assertThat(first.getString("plan_id")).isEqualTo(plan.id());
                client.settle();
                assertThat(plan.subscribers()).isEqualTo(1);
                assertThat(plan.subscribe(client)).isEqualTo(first);
                client.settle();
                assertThat(plan.subscribers()).isEqualTo(1);

                plan.become(0, "running");
                assertThat(Plan.types(client.next(2))).containsExactly("step_status", "execution_update");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("D4 D6: unsubscribed is mine alone; what I never followed I may leave")
        void unsubscribing(Plan plan) {
            plan.of("a");
            try (WireClient leaves = plan.follow();
                    WireClient stays = plan.follow()) {
                leaves.sendObject("type", "unsubscribe", "plan_id", "never-followed");
                assertThat(leaves.next()).isEqualTo(Frames.object("type", "unsubscribed", "plan_id", "never-followed"));
                assertThat(plan.subscribers()).isEqualTo(2);
                leaves.sendObject("type", "unsubscribe", "plan_id", plan.id());
                assertThat(leaves.next()).isEqualTo(Frames.object("type", "unsubscribed", "plan_id", plan.id()));
                assertThat(plan.subscribers()).isEqualTo(1);

                plan.become(0, "running");

                assertThat(stays.next("step_status").getString("status")).isEqualTo("running");
                assertThat(leaves.settle().waiting()).isEmpty();
                plan.subscribe(leaves);
                plan.become(0, "completed");
                assertThat(leaves.next("step_status").getString("status")).isEqualTo("completed");
            }
        }

        @Test
        @DisplayName("D5: a subscribe without a plan, or of a name that is none, is an error")
        void withoutAPlan(Plan plan) {
            try (WireClient client = plan.open("s")) {
                for (String frame : List.of(
                        "{\"type\":\"subscribe\"}",
                        "{\"type\":\"subscribe\",\"plan_id\":7}",
                        "{\"type\":\"subscribe\",\"plan_id\":\"\"}",
                        "{\"type\":\"subscribe\",\"plan_id\":\"a b\"}",
                        "{\"type\":\"unsubscribe\"}")) {
                    JsonObject error = client.send(frame).next();
                    assertThat(error.getInt("error_code")).as(frame).isEqualTo(400);
                    assertThat(error.getString("message")).contains("plan_id");
                }
                client.settle();
            }
        }

        @Test
        @DisplayName("D7 D8: a ping is answered; what makes no sense is told so, and the socket goes on")
        void rubbish(Plan plan) {
            plan.of("a");
            try (WireClient client = plan.follow()) {
                client.sendObject("type", "pong")
                        .sendObject("type", "heartbeat")
                        .sendObject("type", "ping");
                assertThat(client.next().getString("type")).isEqualTo("pong");
                assertThat(client.sendObject("type", "x").next().getString("message"))
                        .isEqualTo("Unknown message type: x");
                for (String frame : List.of("rubbish", "[]", "{}", "{\"type\":7}")) {
                    assertThat(client.send(frame).next().getInt("error_code")).isEqualTo(400);
                }
                assertThat(client.send(new byte[] {1}).next().getInt("error_code"))
                        .isEqualTo(400);
                plan.become(0, "running");
                assertThat(client.next().getString("type")).isEqualTo("step_status");
            }
        }

        @Test
        @DisplayName("D10: a plan is told to those who follow it, and to nobody else; one socket may follow two")
        void whoIsTold(Plan plan) {
            plan.of("a");
            Plan other = new Plan(plan.server(), plan.id() + "-other").of("b");
            try (WireClient none = plan.open("s");
                    WireClient both = plan.follow();
                    WireClient others = other.follow()) {
                other.subscribe(both);
                plan.become(0, "running");
                assertThat(both.next(2))
                        .allMatch(frame -> frame.getString("plan_id").equals(plan.id()));
                other.become(0, "running");
                assertThat(both.next(2))
                        .allMatch(frame -> frame.getString("plan_id").equals(other.id()));
                assertThat(others.next(2))
                        .allMatch(frame -> frame.getString("plan_id").equals(other.id()));
                for (WireClient each : List.of(none, both, others)) {
                    assertThat(each.settle().waiting()).isEmpty();
                }
            }
        }

        @Test
        @DisplayName("D14: of three the one that is dead is forgotten, and the others receive")
        void theDead(Plan plan) {
            plan.of("a");
            try (WireClient first = plan.follow();
                    WireClient dead = plan.follow();
                    WireClient third = plan.follow()) {
                assertThat(plan.subscribers()).isEqualTo(3);
                dead.abort();
                plan.become(0, "running");
                for (WireClient each : List.of(first, third)) {
                    assertThat(each.next().getString("type")).isEqualTo("step_status");
                }
                until(plan, 2);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(
                                        sessions(plan).send("watching-" + plan.id(), Frames.object("type", "hint")))
                                .isEqualTo(2));
            }
        }
    }
}
