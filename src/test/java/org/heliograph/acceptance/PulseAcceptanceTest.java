package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals are settings; here they are short. */
@DisplayName("the pulse of a connection")
class PulseAcceptanceTest {
    @TempDir
    static Path data;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "heartbeat.channel.ping", "150ms", "send.stall", "1s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("R24: a page that never sends is pinged and stays connected, without a frame it did not ask for")
    void listenersStay() {
        try (RawWebSocket listener = server.raw("/api/ws/quiet")) {
            listener.readText();
            for (int pings = 0; pings < 10; pings++) {
                RawWebSocket.Frame frame = listener.read();
                assertThat(frame.opcode()).as("a ping and nothing else").isEqualTo(9);
                listener.pong(frame);
            }
            new Channel(server, "quiet").say("still there");
            assertThat(Frames.parse(listener.readText()).getJsonObject("data").getString("content"))
                    .isEqualTo("still there");
        }
    }

    @Test
    @DisplayName("a socket that leaves two pings in a row unanswered is closed with 4000")
    void theDeadAreClosed() {
        try (RawWebSocket dead = server.raw("/api/ws/dead");
                WireClient other = server.socket("/api/ws/dead")) {
            RawWebSocket.End end = dead.readToEnd(false);

            assertThat(end.code()).isEqualTo(4000);
            assertThat(end.pings()).isBetween(2, 3);
            other.settle();
        }
        Awaitility.await().until(() -> server.inside().present("dead"), present -> present == 0);
    }

    @Test
    @DisplayName(
            "a reader that takes no byte is given up after the stall, whatever its kind, and forgotten; the others go on")
    void theStalledAreCut() {
        Channel channel = new Channel(server, "stalled");
        String kilobytes = "x".repeat(10_000);
        try (RawWebSocket stalled = RawWebSocket.open(server.uri(), "/api/ws/stalled", 4096);
                WireClient healthy = channel.join()) {
            settled(stalled);
            assertThat(server.inside().present("stalled")).isEqualTo(2);

            int said = 0;
            while (server.inside().present("stalled") == 2) {
                channel.say(kilobytes);
                said++;
                assertThat(healthy.next("message").getJsonObject("data").getInt("seq"))
                        .isEqualTo(said);
            }

            // It may see the close frame behind what it had not read, or only that the connection is cut.
            assertThat(stalled.readToEnd(false).code()).isIn(4001, 4000, 1006);
            healthy.settle();
        }
    }

    @Test
    @DisplayName("R22: what a stalled reader missed it gets when it returns")
    void theStalledReturn() {
        Channel channel = new Channel(server, "returning");
        String cursor;
        try (WireClient before = channel.open("")) {
            cursor = before.next("connected").getString("cursor");
        }
        int said = 0;
        try (RawWebSocket stalled = RawWebSocket.open(server.uri(), "/api/ws/returning", 4096)) {
            settled(stalled);
            while (server.inside().present("returning") > 0) {
                channel.say("x".repeat(10_000));
                said++;
            }
        }
        try (WireClient returned = channel.open("?cursor=" + cursor)) {
            assertThat(Channel.messages(returned.upTo("live")))
                    .hasSize(said)
                    .extracting(data -> data.getInt("seq"))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("a stream of events begins with a comment, so that proxies let its head through at once")
    void streamsBeginWithAComment() {
        try (EventStreamClient events = server.events("/api/streams/channel/quiet")) {
            assertThat(events.nextOfAnyKind().lines()).isEqualTo(List.of(":"));
        }
    }

    /** Takes the first frame; the answer to a ping proves that the server has done all that an opening takes. */
    private static void settled(RawWebSocket client) {
        client.readText();
        client.text("{\"type\":\"ping\"}").readText();
    }
}
