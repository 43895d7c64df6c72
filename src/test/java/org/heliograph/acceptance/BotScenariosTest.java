package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S001's own scenarios, by its names and with its very frames. */
@DisplayName("S001: testing scenarios")
@ExtendWith(SharedServer.class)
class BotScenariosTest {
    private static WireClient dashboard(Bot bot, String filters) {
        WireClient client = bot.open("");
        client.send(Bot.quoted("{'type':'subscribe','bot_id':'" + bot.name() + "'" + filters + "}"));
        client.next("subscribed");
        return client;
    }

    @Test
    @DisplayName("Test 1: Single subscriber (B3)")
    void singleSubscriber(Bot bot) {
        try (WireClient dashboard = dashboard(bot, "")) {
            bot.run("TASK-002-011");
            JsonObject update = dashboard.next("task_completed");
            assertThat(update.keySet())
                    .contains(
                            "task_id",
                            "bot_id",
                            "source",
                            "success",
                            "response",
                            "files_modified",
                            "duration_seconds",
                            "timestamp");
        }
    }

    @Test
    @DisplayName("Test 2: Multiple subscribers (B4)")
    void multipleSubscribers(Bot bot) {
        List<WireClient> dashboards =
                Stream.generate(() -> dashboard(bot, "")).limit(3).toList();
        bot.run("TASK-002-011");
        List<JsonObject> updates =
                dashboards.stream().map(each -> each.next("task_completed")).toList();
        assertThat(updates).hasSize(3).containsOnly(updates.get(0));
        dashboards.forEach(each -> assertThat(each.settle().waiting()).isEmpty());
        dashboards.forEach(WireClient::close);
    }

    @Test
    @DisplayName("Test 3: Filtered subscription (B5)")
    void filteredSubscription(Bot bot) {
        try (WireClient dashboard = dashboard(bot, ",'filters':{'source':'file'}")) {
            bot.run("WEBSOCKET-TASK", "websocket", true);
            bot.run("FILE-TASK", "file", true);
            assertThat(Bot.told(dashboard.next(2)))
                    .containsExactly("FILE-TASK task_started", "FILE-TASK task_completed");
            assertThat(dashboard.settle().waiting()).isEmpty();
        }
    }

    @Test
    @DisplayName("Test 4: Disconnect recovery (B16)")
    void disconnectRecovery(Bot bot) {
        dashboard(bot, "").abort();
        bot.run("OFFLINE");
        try (WireClient dashboard = bot.open("")) {
            dashboard.send("{\"type\":\"subscribe\"}");
            List<JsonObject> recent =
                    dashboard.next().getJsonArray("initial_entries").getValuesAs(JsonObject.class);
            assertThat(Bot.told(recent)).containsExactly("OFFLINE task_started", "OFFLINE task_completed");
            assertThat(Bot.entries(bot.page("?order=asc"))).isEqualTo(recent);
        }
    }

    @Test
    @DisplayName("Test 5: Long-running task (B11)")
    void longRunningTask(Bot bot) {
        try (WireClient dashboard = dashboard(bot, "")) {
            Bot.ok(bot.step("LONG", "started", ""));
            assertThat(dashboard.next().getString("type")).isEqualTo("task_started");
            for (int percent : new int[] {25, 50, 75}) {
                Bot.ok(bot.step("LONG", "progress", "{'percent':" + percent + ",'message':'working'}"));
                JsonObject progress = dashboard.next();
                assertThat(progress.getString("type")).isEqualTo("progress");
                assertThat(progress.getInt("percent")).isEqualTo(percent);
                assertThat(progress.getString("message")).isEqualTo("working");
            }
            Bot.ok(bot.step("LONG", "completed", "{'response':'Implementation complete'}"));
            assertThat(dashboard.next().getString("type")).isEqualTo("task_completed");
        }
    }
}
