package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S001: a page of a bot's timeline")
@ExtendWith(SharedServer.class)
class BotPageAcceptanceTest {
    private static void run(Bot bot, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> bot.run("T-" + i));
    }

    private static List<Integer> down(int from, int to) {
        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(to, from).boxed().toList());
        Collections.reverse(all);
        return all;
    }

    @Test
    @DisplayName("B23 B24: pages of a hundred, the newest first, hold every entry once, also while others are added")
    void pages(Bot bot) {
        run(bot, 1, 125);
        JsonObject first = bot.page("");
        assertThat(first.getString("bot_id")).isEqualTo(bot.name());
        assertThat(first.getInt("total_count")).isEqualTo(250);
        assertThat(first.getInt("entries_count")).isEqualTo(100);
        assertThat(first.getInt("limit")).isEqualTo(100);
        assertThat(first.getInt("offset")).isZero();
        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(first.getString("timestamp")).endsWith("Z");
        assertThat(Bot.seqs(Bot.entries(first))).isEqualTo(down(250, 151));

        String cursor = "&cursor=" + first.getString("cursor");
        run(bot, 126, 130);
        JsonObject second = bot.page("?limit=100&offset=100" + cursor);
        assertThat(Bot.seqs(Bot.entries(second))).isEqualTo(down(150, 51));
        assertThat(second.getBoolean("has_more")).isTrue();
        JsonObject third = bot.page("?limit=100&offset=200" + cursor);
        assertThat(Bot.seqs(Bot.entries(third))).isEqualTo(down(50, 1));
        assertThat(third.getBoolean("has_more")).isFalse();
        assertThat(third.getInt("entries_count")).isEqualTo(50);
        assertThat(Bot.entries(bot.page("?offset=1000"))).isEmpty();
        assertThat(bot.page("").getInt("total_count")).isEqualTo(260);
    }

    @Test
    @DisplayName(
            "B25 B27: filters and bounds, alone and together; bounds are inclusive; sorted by time, with its source")
    void questions(Bot bot) {
        for (int i = 0; i < 10; i++) {
            bot.run("T-" + i, i % 2 == 0 ? "file" : "websocket", i % 3 == 0);
        }
        List<JsonObject> all = bot.entries();
        assertThat(all).extracting(entry -> entry.getString("timestamp")).isSorted();
        assertThat(all)
                .allMatch(entry -> entry.getString("source")
                        .equals(
                                Integer.parseInt(entry.getString("task_id").substring(2)) % 2 == 0
                                        ? "file"
                                        : "websocket"));
        String start = all.get(5).getString("timestamp");
        String end = all.get(14).getString("timestamp");
        String between = "?order=asc&start_time=" + start + "&end_time=" + end;
        assertThat(Bot.entries(bot.page(between))).isEqualTo(all.subList(5, 15));
        assertThat(Bot.entries(bot.page("?order=asc&start_time=" + start))).isEqualTo(all.subList(5, 20));
        assertThat(Bot.entries(bot.page("?order=asc&end_time=" + end))).isEqualTo(all.subList(0, 15));
        JsonObject both = bot.page(between + "&source=file&success=false&limit=1");
        List<JsonObject> expected = all.subList(5, 15).stream()
                .filter(entry -> entry.getString("source").equals("file"))
                .filter(entry -> entry.getString("type").equals("task_failed"))
                .toList();
        assertThat(Bot.entries(both)).isEqualTo(expected.subList(0, 1));
        assertThat(both.getInt("total_count")).isEqualTo(expected.size());
        assertThat(both.getBoolean("has_more")).isEqualTo(expected.size() > 1);
        assertThat(Bot.entries(bot.page("?start_time=2999-01-01T00:00:00Z"))).isEmpty();
        assertThat(Bot.entries(bot.page("?end_time=1999-01-01T00:00:00%2B01:00")))
                .isEmpty();
        assertThat(Bot.entries(bot.page("?start_time=1999-01-01T00:00:00"))).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=abc",
                "limit=100000",
                "offset=-1",
                "offset=x",
                "start_time=yesterday",
                "start_time=-999999999-01-01T00:00:00Z",
                "end_time=%2B999999999-12-31T23:59:59-18:00",
                "end_time=2025-13-01T00:00:00Z",
                "source=pigeon",
                "status=done",
                "success=maybe",
                "order=random",
                "cursor=nonsense"
            })
    @DisplayName("B25: a bad value is 400, and said so")
    void badValues(String query, Bot bot) {
        var answer = bot.server().get(bot.path("/timeline?" + query));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Frames.parse(answer.body()).getString("error")).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    @DisplayName("B2 B26: an unknown bot is 404, over every door")
    void unknownBots(RunningServer server) {
        for (String path : List.of(
                "/api/bot/NOBODY/timeline",
                "/api/bot/NOBODY/timeline/x",
                "/api/bot/NOBODY/status",
                "/api/streams/bot/NOBODY")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(server.get("/api/bot/no%20body/timeline").statusCode()).isEqualTo(400);
    }
}
