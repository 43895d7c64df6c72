package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("how much a client may send")
class LimitsAcceptanceTest {
    private static final int FRAME_LIMIT = 16 * 1024;

    @Nested
    @DisplayName("in one frame")
    @ExtendWith(SharedServer.class)
    class Frame {
        @ParameterizedTest
        @CsvSource({"8193,a", "8193,é", "16384,a", "16384,é", "16384,☀", "16384,🔥"})
        @DisplayName("X6: as many bytes in UTF-8 as the limit says, however many characters they are")
        void upToTheLimit(int bytes, String letter, Channel channel) {
            try (WireClient client = channel.join()) {
                String text = message(bytes, letter);
                assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(bytes);

                client.send(text);

                assertThat(client.next("message").getJsonObject("data").getString("content"))
                        .isEqualTo(Frames.parse(text).getString("content"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "é", "☀", "🔥"})
        @DisplayName("X6: one byte over closes that socket with 1009, and no other")
        void oneByteOver(String letter, Channel channel) {
            try (WireClient client = channel.join();
                    WireClient other = channel.join()) {
                client.send(message(FRAME_LIMIT + 1, letter));

                assertThat(client.closed())
                        .isEqualTo(new WireClient.Closed(1009, "Frame over " + FRAME_LIMIT + " bytes"));
                channel.say("still here");
                assertThat(Channel.messages(List.of(other.next("message"))))
                        .extracting(data -> data.getString("content"))
                        .containsExactly("still here");
            }
        }

        @Test
        @DisplayName("X6: a binary frame has the same limit: in it it is answered, over it it closes the socket")
        void binary(Channel channel) {
            try (WireClient client = channel.join()) {
                client.send(new byte[FRAME_LIMIT]);
                assertThat(client.next("error").getInt("error_code")).isEqualTo(400);

                client.send(new byte[FRAME_LIMIT + 1]);
                assertThat(client.closed())
                        .isEqualTo(new WireClient.Closed(1009, "Frame over " + FRAME_LIMIT + " bytes"));
            }
        }

        @Test
        @DisplayName("X6: far over it the socket is closed too, also when the frame comes in pieces or is binary")
        void farOver(Channel channel) {
            byte[] large = new byte[1 << 20];
            try (RawWebSocket whole = channel.server().raw("/api/ws/" + channel.name());
                    RawWebSocket pieces = channel.server().raw("/api/ws/" + channel.name());
                    RawWebSocket binary = channel.server().raw("/api/ws/" + channel.name())) {
                whole.tryFrame(1, true, large);
                binary.tryFrame(2, true, large);
                pieces.tryFrame(1, false, new byte[FRAME_LIMIT]);
                pieces.tryFrame(0, false, new byte[FRAME_LIMIT]);

                for (RawWebSocket socket : List.of(whole, binary, pieces)) {
                    assertThat(socket.readToEnd(true).code()).isIn(1009, 1006);
                }
            }
            Awaitility.await().until(() -> channel.server().inside().present(channel.name()), n -> n == 0);
        }

        @Test
        @DisplayName("a frame in pieces is one frame")
        void inPieces(Channel channel) {
            byte[] text = Frames.object("type", "message", "content", "in pïeces")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            try (RawWebSocket client = channel.server().raw("/api/ws/" + channel.name())) {
                client.readText();
                for (int i = 0; i < text.length; i++) {
                    client.frame(i == 0 ? 1 : 0, i == text.length - 1, new byte[] {text[i]});
                }
                assertThat(Frames.parse(client.readText()).getJsonObject("data").getString("content"))
                        .isEqualTo("in pïeces");
            }
        }

        private String message(int bytes, String letter) {
            String head = "{\"type\":\"message\",\"content\":\"";
            int room = bytes - head.length() - 2;
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            return head + "x".repeat(room % size) + letter.repeat(room / size) + "\"}";
        }
    }

    @Nested
    @DisplayName("in all")
    class InAll {
        @TempDir
        static Path data;

        static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.start(data, "limits.frames-per-second", "50", "limits.sockets", "4");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Test
        @DisplayName("frames that come too fast are warned of with 429, then the socket is closed with 4002")
        void tooFast() {
            Channel channel = new Channel(server, "fast");
            try (RawWebSocket client = server.raw("/api/ws/fast")) {
                client.readText();
                // Written in one go: a second cannot pass often enough in between to make this fit.
                IntStream.range(0, 400).forEach(i -> client.tryText("{\"type\":\"heartbeat\"}"));

                RawWebSocket.End end = client.readToEnd(true);
                assertThat(end.code()).isEqualTo(4002);
                assertThat(end.texts()).isNotEmpty().allSatisfy(text -> {
                    JsonObject warning = Frames.parse(text);
                    assertThat(warning.getString("type")).isEqualTo("error");
                    assertThat(warning.getInt("error_code")).isEqualTo(429);
                    assertThat(warning.getString("message")).contains("50");
                });
            }
            assertThat(channel.say("fine").getString("content")).isEqualTo("fine");
        }

        @Test
        @DisplayName("one socket too many is told why and closed with 1013; when one leaves there is room again")
        void tooManySockets() {
            Channel channel = new Channel(server, "full");
            Awaitility.await().until(() -> server.inside().connections().size(), size -> size == 0);
            List<WireClient> clients = new ArrayList<>();
            IntStream.range(0, 3).forEach(i -> clients.add(channel.join()));
            try (EventStreamClient stream = server.events(channel.streamPath(""))) {
                stream.next("live");
                WireClient over = channel.open("");
                JsonObject error = over.next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getInt("error_code")).isEqualTo(429);
                assertThat(error.getString("message")).contains("4");
                assertThat(over.closed().code()).isEqualTo(1013);
                try (EventStreamClient overAsStream = server.events(channel.streamPath(""))) {
                    assertThat(overAsStream.response().statusCode()).isEqualTo(503);
                }

                clients.remove(0).close();
                Awaitility.await().until(() -> server.inside().connections().size(), size -> size == 3);
                clients.add(channel.join());
            } finally {
                clients.forEach(WireClient::close);
            }
            // That a stream's reader left shows when something is written to it.
            Awaitility.await()
                    .until(
                            () -> {
                                channel.say("anybody?");
                                return server.inside().connections().size();
                            },
                            size -> size == 0);
        }
    }
}
