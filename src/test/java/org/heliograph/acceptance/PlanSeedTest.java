package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.heliograph.Heliograph;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.StepStatus;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Plan;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests that the seed names, under its names, against the real thing; where it has a manager of sockets, the Java
 * door counts and sends. Then its lines to try, as they stand.
 */
@DisplayName("S002: the seed's own tests")
@ExtendWith(SharedServer.class)
class PlanSeedTest {
    private Plan plan;
    private Heliograph.Plan door;
    private Heliograph.Sessions sessions;
    private String session;

    @BeforeEach
    void open(Plan fresh) {
        plan = fresh;
        session = "session-" + fresh.id();
        door = fresh.server().inside().heliograph().plan(fresh.id());
        sessions = fresh.server().inside().heliograph().sessions();
        door.define(Definition.of("Seed", "one", "two")).toCompletableFuture().join();
    }

    @Nested
    @DisplayName("TestWebSocketManager")
    class TestWebSocketManager {
        @Test
        @DisplayName("test_connect_registers_session: Connection stored with session_id")
        void connectRegistersSession() {
            try (WireClient client = plan.open(session)) {
                assertThat(sessions.isConnected(session)).isTrue();
                assertThat(client.isOpen()).isTrue();
            }
        }

        @Test
        @DisplayName("test_disconnect_cleans_up: All references removed")
        void disconnectCleansUp() {
            WireClient client = plan.open(session);
            plan.subscribe(client);
            client.close();
            Awaitility.await().until(() -> !sessions.isConnected(session) && door.subscribers() == 0);
            assertThat(sessions.send(session, Frames.object("type", "x"))).isZero();
        }

        @Test
        @DisplayName("test_subscribe_to_plan: Subscription tracked correctly")
        void subscribeToPlan() {
            try (WireClient client = plan.open(session)) {
                plan.subscribe(client);
                client.settle();
                assertThat(door.subscribers()).isEqualTo(1);
            }
        }

        @Test
        @DisplayName("test_unsubscribe_from_plan: Subscription removed")
        void unsubscribeFromPlan() {
            try (WireClient client = plan.follow()) {
                client.sendObject("type", "unsubscribe", "plan_id", plan.id()).next("unsubscribed");
                assertThat(door.subscribers()).isZero();
            }
        }

        @Test
        @DisplayName("test_broadcast_to_plan_sends_to_subscribers: All subscribers receive")
        void broadcastReachesSubscribers() {
            try (WireClient first = plan.follow();
                    WireClient second = plan.follow()) {
                door.step(0, StepStatus.RUNNING).toCompletableFuture().join();
                assertThat(first.next()).isEqualTo(second.next());
            }
        }

        @Test
        @DisplayName("test_broadcast_skips_dead_connections: Dead connections cleaned up")
        void broadcastSkipsDead() {
            try (WireClient alive = plan.follow();
                    WireClient dead = plan.follow()) {
                dead.abort();
                door.step(0, StepStatus.RUNNING).toCompletableFuture().join();
                assertThat(alive.next().getString("type")).isEqualTo("step_status");
                Awaitility.await().until(() -> door.subscribers() == 1);
            }
        }

        @Test
        @DisplayName("test_send_to_session: Direct message to session works")
        void sendToSession() {
            try (WireClient client = plan.open(session)) {
                assertThat(sessions.send(session, Frames.object("type", "hello")))
                        .isEqualTo(1);
                assertThat(client.next().getString("type")).isEqualTo("hello");
            }
        }

        @Test
        @DisplayName("test_get_subscriber_count: Correct count returned")
        void subscriberCount() {
            assertThat(door.subscribers()).isZero();
            try (WireClient first = plan.follow();
                    WireClient second = plan.follow()) {
                assertThat(List.of(first, second)).allMatch(WireClient::isOpen);
                assertThat(door.subscribers()).isEqualTo(2);
            }
        }
    }

    @Nested
    @DisplayName("TestWebSocketEndpoint")
    class TestWebSocketEndpoint {
        @Test
        @DisplayName("test_connect_accept: Connection accepted with valid session")
        void connectAccept() {
            try (WireClient client = plan.server().socket("/ws/" + session)) {
                assertThat(client.settle().isOpen()).isTrue();
            }
        }

        @Test
        @DisplayName("test_subscribe_message: Subscribe message adds subscription")
        void subscribeMessage() {
            try (WireClient client = plan.open(session)) {
                JsonObject answer = plan.subscribe(client);
                assertThat(answer.getString("type")).isEqualTo("subscribed");
                assertThat(answer.getString("plan_id")).isEqualTo(plan.id());
            }
        }

        @Test
        @DisplayName("test_unsubscribe_message: Unsubscribe removes subscription")
        void unsubscribeMessage() {
            try (WireClient client = plan.follow()) {
                client.sendObject("type", "unsubscribe", "plan_id", plan.id());
                assertThat(client.next()).isEqualTo(Frames.object("type", "unsubscribed", "plan_id", plan.id()));
                door.step(0, StepStatus.RUNNING).toCompletableFuture().join();
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("test_ping_pong: Ping returns pong")
        void pingPong() {
            try (WireClient client = plan.open(session)) {
                assertThat(client.sendObject("type", "ping").next().getString("type"))
                        .isEqualTo("pong");
            }
        }

        @Test
        @DisplayName("test_unknown_message_returns_error: Invalid type returns error")
        void unknownMessage() {
            try (WireClient client = plan.open(session)) {
                JsonObject error = client.sendObject("type", "dance").next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getString("message")).isEqualTo("Unknown message type: dance");
            }
        }

        @Test
        @DisplayName("test_disconnect_cleanup: Resources freed on disconnect")
        void disconnectCleanup() {
            WireClient client = plan.open(session);
            plan.subscribe(client);
            client.abort();
            Awaitility.await().until(() -> !sessions.isConnected(session) && door.subscribers() == 0);
        }
    }

    @Nested
    @DisplayName("TestBroadcastHelpers")
    class TestBroadcastHelpers {
        @Test
        @DisplayName("test_broadcast_step_update: Correct message format")
        void stepUpdate() {
            try (WireClient client = plan.follow()) {
                door.step(1, StepStatus.FAILED, "output", "error")
                        .toCompletableFuture()
                        .join();
                JsonObject frame = client.next();
                assertThat(frame.getString("type")).isEqualTo("step_status");
                assertThat(frame.getInt("step_index")).isEqualTo(1);
                assertThat(frame.getString("step_name")).isEqualTo("two");
                assertThat(frame.getString("status")).isEqualTo("failed");
                assertThat(frame.getString("output")).isEqualTo("output");
                assertThat(frame.getString("error")).isEqualTo("error");
                assertThat(frame.getString("plan_id")).isEqualTo(plan.id());
                assertThat(frame.getString("timestamp")).endsWith("Z");
            }
        }

        @Test
        @DisplayName("test_broadcast_step_output: Output chunks sent")
        void stepOutput() {
            try (WireClient client = plan.follow()) {
                door.print(1, Outlet.STDOUT, "chunk").toCompletableFuture().join();
                JsonObject frame = client.next();
                assertThat(frame.getString("type")).isEqualTo("step_output");
                assertThat(frame.getInt("step_index")).isEqualTo(1);
                assertThat(frame.getString("output")).isEqualTo("chunk");
            }
        }

        @Test
        @DisplayName("test_broadcast_plan_completed: Completion message correct")
        void planCompleted() {
            try (WireClient client = plan.follow()) {
                door.complete(Frames.object("verdict", "good"))
                        .toCompletableFuture()
                        .join();
                assertThat(client.next("plan_completed")
                                .getJsonObject("summary")
                                .getString("verdict"))
                        .isEqualTo("good");
            }
        }

        @Test
        @DisplayName("test_broadcast_plan_failed: Failure message includes error")
        void planFailed() {
            try (WireClient client = plan.follow()) {
                door.fail("It broke", null).toCompletableFuture().join();
                assertThat(client.next("plan_failed").getString("error")).isEqualTo("It broke");
            }
        }
    }

    @Nested
    @DisplayName("TestPollingFallback")
    class TestPollingFallback {
        @Test
        @DisplayName("test_poll_returns_current_state: GET returns execution state")
        void currentState() {
            door.step(0, StepStatus.RUNNING).toCompletableFuture().join();
            JsonObject poll = plan.poll();
            assertThat(poll.getString("overall_status")).isEqualTo("running");
            assertThat(Plan.step(poll, 0).getString("status")).isEqualTo("running");
            assertThat(poll.getString("last_update")).endsWith("Z");
        }

        @Test
        @DisplayName("test_poll_includes_interval_header: X-Poll-Interval present")
        void intervalHeader() {
            HttpResponse<String> answer = plan.server().get(plan.path("/poll"));
            assertThat(answer.headers().firstValue("X-Poll-Interval")).contains("2");
        }

        @Test
        @DisplayName("test_poll_without_websocket: Works independently of WS")
        void withoutWebSocket() {
            assertThat(door.subscribers()).isZero();
            assertThat(Bot.ok(plan.server().get(plan.path("/poll")))).containsKeys("steps", "overall_status");
        }
    }

    @Nested
    @DisplayName("its verification")
    class Verification {
        private static final String PLAN = "/api/dashboard/plan/test-plan";

        private URI named() {
            return URI.create("http://localhost:" + plan.server().uri().getPort());
        }

        @Test
        @DisplayName("`websocat ws://localhost:8001/ws/test-session` and a ping: a pong")
        void websocat() {
            // As websocat does it: a handshake that names no page, and a line as it was typed.
            try (RawWebSocket client = RawWebSocket.open(named(), "/ws/test-session", RawWebSocket.ANY_BUFFER)) {
                client.text("{\"type\": \"ping\"}");
                assertThat(Frames.parse(client.readText()).getString("type")).isEqualTo("pong");
            }
        }

        @Test
        @NeedsTool("curl")
        @DisplayName("`curl http://localhost:8001/api/dashboard/plan/test-plan/poll`: the plan, once there is one")
        void curl() throws IOException, InterruptedException {
            RunningServer server = plan.server();
            assertThat(curl(named() + PLAN + "/poll")).contains("Unknown plan: test-plan");
            server.put(PLAN, "{\"steps\":[{\"name\":\"one\"}]}");
            JsonObject poll = Frames.parse(curl(named() + PLAN + "/poll"));
            assertThat(poll.getString("overall_status")).isEqualTo("pending");
            assertThat(poll.getJsonArray("steps")).hasSize(1);
            assertThat(poll).containsKey("last_update");
        }

        private static String curl(String address) throws IOException, InterruptedException {
            Process process = new ProcessBuilder("curl", "-s", address).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return answer;
        }
    }
}
