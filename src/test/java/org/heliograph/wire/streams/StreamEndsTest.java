package org.heliograph.wire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.heliograph.support.CapturedStderr;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StreamEndsTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "auth.ops", "token");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoAsksForTheHeadOfAStreamGetsItAndNothingStaysOpen() {
        HttpResponse<String> answer = server.request(
                "HEAD", path(""), "Accept", "text/event-stream", "Authorization", "Bearer " + server.adminToken());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(server.inside().connections().countAt("sse")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?wait=55", "?wait=55&from=head"})
    void whoAsksForTheHeadOfALongPollDoesNotWait(String query) {
        HttpResponse<String> answer =
                server.request("HEAD", path(query), "Authorization", "Bearer " + server.adminToken());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(server.inside().waiting()).isZero();
    }

    @Test
    void aStreamThatWeEndIsCountedUnderTheCodeThatItsReaderIsTold() {
        var token = server.newToken("VIEWER", "screen");
        try (EventStreamClient reader =
                server.events(path(""), "Authorization", "Bearer " + token.getString("token"))) {
            reader.next("live");

            server.request(
                    "DELETE", "/api/tokens/" + token.getString("id"), "Authorization", "Bearer " + server.adminToken());

            assertThat(reader.next("close").data().getInt("code")).isEqualTo(1008);
        }
        Awaitility.await().until(() -> server.inside().connections().countAt("sse"), open -> open == 0);
        Awaitility.await()
                .untilAsserted(() -> assertThat(server.get("/metrics", "Authorization", "Bearer " + server.adminToken())
                                .body()
                                .lines())
                        .contains("heliograph_closes_total{code=\"1008\"} 1.0"));
    }

    @Test
    void thatAReaderLeavesIsNoErrorInTheAccessLog(@TempDir Path own) {
        try (CapturedStderr log = new CapturedStderr();
                RunningServer logging = RunningServer.startWithAccessLog(own)) {
            Channel channel = new Channel(logging, "left");
            try (EventStreamClient reader = logging.events(channel.streamPath(""))) {
                reader.next("live");
            }
            Awaitility.await()
                    .until(
                            () -> {
                                channel.say("anybody?");
                                return log.text();
                            },
                            text -> text.contains("GET /api/streams/channel/left"));
            assertThat(log.text().lines().filter(line -> line.contains("/api/streams/")))
                    .singleElement()
                    .asString()
                    .contains("\" 200 ");
        }
    }

    private static String path(String query) {
        return new Channel(server, "ends").streamPath(query);
    }
}
