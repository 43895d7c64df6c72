package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("stopping and coming back")
class StopAcceptanceTest {
    @TempDir
    Path data;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        people.shutdownNow();
    }

    @Test
    @DisplayName("X9 R18: all are told 1001 and when to return, spread; afterwards every cursor and id goes on")
    void stopAndRestart() {
        Set<String> times = new HashSet<>();
        String cursor;
        List<String> before;
        List<JsonObject> page;
        String key = "only once";
        RunningServer first = RunningServer.start(data);
        try (EventStreamClient events = first.events("/api/streams/channel/c")) {
            Channel channel = new Channel(first, "c");
            before = channel.sayMany(3);
            cursor = channel.poll("?limit=2").getString("cursor");
            sayOnce(first, key);
            page = channel.page("").getJsonArray("messages").getValuesAs(JsonObject.class);
            List<WireClient> clients =
                    IntStream.range(0, 30).mapToObj(i -> channel.join()).toList();
            CompletableFuture<HttpResponse<String>> poll = first.getLater("/api/streams/channel/other?wait=50");
            Awaitility.await().until(first.inside()::waiting, waiting -> waiting == 1);

            first.close();

            for (WireClient client : clients) {
                assertThat(client.closed().code()).isEqualTo(1001);
                assertThat(client.closed().reason()).matches("retry_after_ms=\\d+");
                times.add(client.closed().reason());
            }
            JsonObject close = events.next("close").data();
            assertThat(close.getInt("code")).isEqualTo(1001);
            assertThat(close.getInt("retry_after_ms")).isPositive();
            assertThat(events.next().name()).isEqualTo("end");
            assertThat(poll.join().statusCode()).isEqualTo(200);
        }
        assertThat(times).as("spread over the clients").hasSizeGreaterThan(10);

        try (RunningServer second = RunningServer.start(data)) {
            Channel channel = new Channel(second, "c");
            assertThat(channel.page("").getJsonArray("messages").getValuesAs(JsonObject.class))
                    .isEqualTo(page);
            JsonObject next = channel.say("after");
            assertThat(next.getInt("seq")).isEqualTo(5);
            assertThat(next.getString("timestamp")).isGreaterThan(page.get(3).getString("timestamp"));
            try (WireClient client = channel.open("?cursor=" + cursor)) {
                assertThat(Channel.ids(Channel.messages(client.upTo("live"))))
                        .containsExactly(before.get(2), page.get(3).getString("id"), next.getString("id"));
            }
            assertThat(Channel.ids(Channel.messages(channel.poll("?cursor=" + cursor)
                            .getJsonArray("events")
                            .getValuesAs(JsonObject.class))))
                    .hasSize(3);
            assertThat(sayOnce(second, key)).isEqualTo(page.get(3));
        }
    }

    @Test
    @DisplayName("workers that wait for a task are told that there is none, all of them")
    void waitingWorkers() {
        RunningServer server = RunningServer.start(data);
        Bot bot = new Bot(server, "builder").known();
        List<CompletableFuture<HttpResponse<String>>> workers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> bot.post("/tasks/next?wait=50", ""), people))
                .toList();
        Awaitility.await().until(server.inside()::waiting, waiting -> waiting == 3);

        server.close();

        assertThat(workers)
                .allSatisfy(worker -> assertThat(worker.join().statusCode()).isEqualTo(204));
    }

    private static JsonObject sayOnce(RunningServer server, String key) {
        return Frames.parse(server.post(
                                "/api/messages",
                                Frames.object("channel_id", "c", "author", "a", "content", "c", "client_msg_id", key)
                                        .toString())
                        .body())
                .getJsonObject("message");
    }
}
