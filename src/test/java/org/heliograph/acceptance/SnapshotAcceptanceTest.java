package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.heliograph.Heliograph;
import org.heliograph.support.Channel;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("a page of messages, then what comes")
@ExtendWith(SharedServer.class)
class SnapshotAcceptanceTest {
    private static final int WRITERS = 8;
    private static final int EACH = 40;

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @RepeatedTest(20)
    @DisplayName("K7 B17 raced by 8 writers: page and socket together hold every message once, in order")
    void pageThenSocket(Channel channel) {
        Heliograph.Channel door = channel.server().inside().heliograph().channel(channel.name());
        List<CompletableFuture<Void>> writing = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < EACH; i++) {
                                door.post("writer " + writer, String.valueOf(i))
                                        .toCompletableFuture()
                                        .join();
                            }
                        },
                        writers))
                .toList();
        JsonObject page = channel.page("&limit=1000");
        List<JsonObject> all = new ArrayList<>(page.getJsonArray("messages").getValuesAs(JsonObject.class));
        try (WireClient client = channel.open("?cursor=" + page.getString("cursor"))) {
            client.next("connected");
            boolean live = false;
            while (all.size() < WRITERS * EACH || !live) {
                JsonObject frame = client.next();
                live |= frame.getString("type").equals("live");
                all.addAll(Channel.messages(List.of(frame)));
            }
            writing.forEach(CompletableFuture::join);
            assertThat(client.settle().waiting()).isEmpty();
        }

        assertThat(all)
                .extracting(message -> message.getInt("seq"))
                .isEqualTo(IntStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
        assertThat(channel.page("&limit=1000").getJsonArray("messages").getValuesAs(JsonObject.class))
                .isEqualTo(all);
    }
}
