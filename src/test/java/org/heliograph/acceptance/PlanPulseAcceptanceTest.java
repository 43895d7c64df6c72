package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.heliograph.Heliograph;
import org.heliograph.support.Plan;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals are settings; here they are short. */
@DisplayName("S002: the pulse of a session's connection")
class PlanPulseAcceptanceTest {
    private static final int PROTOCOL_PING = 9;

    @TempDir
    Path data;

    @Test
    @DisplayName(
            "D17: who is silent is sent a ping, again and again, stays connected and may go on; who is dead is closed")
    void pulse() {
        try (RunningServer server = RunningServer.start(data, "heartbeat.plan.ping", "1s")) {
            Plan plan = new Plan(server, "p").of("a");
            Heliograph.Sessions sessions = server.inside().heliograph().sessions();
            try (RawWebSocket silent = server.raw("/ws/silent");
                    RawWebSocket dead = server.raw("/ws/dead")) {
                for (int pings = 0; pings < 4; ) {
                    RawWebSocket.Frame frame = silent.read();
                    if (frame.opcode() == PROTOCOL_PING) {
                        silent.pong(frame);
                    } else {
                        assertThat(frame.text()).isEqualTo("{\"type\":\"ping\"}");
                        pings++;
                    }
                }
                assertThat(dead.readToEnd(false).code()).isEqualTo(4000);
                Awaitility.await().until(() -> !sessions.isConnected("dead"));

                silent.text("{\"type\":\"subscribe\",\"plan_id\":\"p\"}");
                plan.become(0, "running");
                assertThat(until(silent, "step_status")).contains("\"running\"");
                assertThat(sessions.isConnected("silent")).isTrue();
            }
        }
    }

    private static String until(RawWebSocket client, String type) {
        String text = client.readTexts(1).get(0);
        while (!text.contains("\"type\":\"" + type + "\"")) {
            text = client.readTexts(1).get(0);
        }
        return text;
    }
}
