package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals are settings; here they are short. */
@DisplayName("S001: the pulse of a bot's connection")
class BotPulseAcceptanceTest {
    @TempDir
    Path data;

    @Test
    @DisplayName(
            "B15: who says nothing is pinged and then closed with 4000; who answers stays, on both of a bot's sockets")
    void pulse() {
        try (RunningServer server =
                RunningServer.start(data, "heartbeat.bot.ping", "300ms", "heartbeat.bot.stale", "1s")) {
            Bot bot = new Bot(server, "B").known();
            try (WireClient silent = bot.follow();
                    WireClient silentConsole = bot.console();
                    WireClient alive = bot.follow()) {
                for (int pings = 0; pings < 6; pings++) {
                    alive.next("ping");
                    alive.sendObject("type", "pong");
                }
                assertThat(silent.closed().code()).isEqualTo(4000);
                assertThat(silent.closed().reason()).isEqualTo("Stale connection");
                assertThat(silentConsole.closed().code()).isEqualTo(4000);
                assertThat(silent.next().getString("type")).isEqualTo("ping");
                bot.run("T-1");
                assertThat(Bot.told(Bot.steps(java.util.List.of(alive.next("task_started")))))
                        .containsExactly("T-1 task_started");
            }
            Awaitility.await().until(() -> server.inside().followingBots(), following -> following == 0);
        }
    }
}
