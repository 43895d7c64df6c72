package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Frames;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The channels, in a container, under a context path. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("X5 K14: in a container, under /push")
class ChannelsIT {
    /** More than our pools ever hold together, and far fewer than there were connections. */
    private static final long ALL_POOLS = 40;

    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("channels");
        // Payara may learn only from an unanswered ping that a client is gone.
        return Deployments.open("channels", "limits.frame", "9KiB", "heartbeat.channel.ping", "1s");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @Test
    @DisplayName("R1 R2: a posted message is answered, and reaches both sockets on its channel whole")
    void postReachesEverybody() {
        try (TyrusSocket one = joined("r1");
                TyrusSocket two = joined("r1")) {
            JsonObject answer = Frames.parse(site.say("r1", "ann", "hello").body());

            assertThat(answer.getBoolean("success")).isTrue();
            JsonObject message = answer.getJsonObject("message");
            assertThat(message.getString("channel_id")).isEqualTo("r1");
            assertThat(message.getString("author")).isEqualTo("ann");
            assertThat(message.getString("content")).isEqualTo("hello");
            for (TyrusSocket socket : List.of(one, two)) {
                JsonObject frame = socket.next("message");
                assertThat(frame.getJsonObject("data")).isEqualTo(message);
                assertThat(frame.getString("cursor")).isNotBlank();
            }
        }
    }

    @Test
    @DisplayName("R3: a message by WebSocket is stored and reaches its sender too")
    void socketReachesEverybody() {
        try (TyrusSocket sender = joined("r3");
                TyrusSocket other = joined("r3")) {
            sender.send("{\"type\":\"message\",\"author\":\"bob\",\"content\":\"hi\"}");

            JsonObject frame = sender.next("message");
            assertThat(frame).isEqualTo(other.next("message"));
            assertThat(site.json("api/messages?channel_id=r3").getJsonArray("messages"))
                    .containsExactly(frame.getJsonObject("data"));
        }
    }

    @Test
    @DisplayName("R4: another channel hears nothing")
    void channelsAreApart() {
        try (TyrusSocket here = joined("r4-here");
                TyrusSocket there = joined("r4-there")) {
            site.say("r4-here", "ann", "only here");

            here.next("message");
            there.settle();
            assertThat(there.waiting()).isEmpty();
        }
    }

    @Test
    @DisplayName("R12: a ping is answered")
    void pingIsAnswered() {
        try (TyrusSocket socket = joined("r12")) {
            socket.send("{\"type\":\"ping\"}");

            assertThat(Instant.parse(socket.next("pong").getString("timestamp")))
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("The channel of /api/ws is default, whatever the query says")
    void defaultChannel() {
        try (TyrusSocket socket = site.socket("api/ws?channel_id=elsewhere")) {
            assertThat(socket.next("connected").getString("channel_id")).isEqualTo("default");
        }
    }

    @Test
    @DisplayName("R23: a channel id with a space and letters of many alphabets works on every door")
    void wideIds() {
        String id = "caf\u00e9 \u6771\u4eac \ud83c\udf0d";
        String encoded = Site.encoded(id);
        try (RawSocket socket = RawSocket.open(site.port(), site.path("api/ws/" + encoded))) {
            assertThat(Frames.parse(socket.nextText()).getString("channel_id")).isEqualTo(id);
            site.say(id, "ann", "hello");

            JsonObject data = Frames.parse(socket.nextText()).getJsonObject("data");
            assertThat(data.getString("channel_id")).isEqualTo(id);
        }
        assertThat(site.json("api/messages?channel_id=" + encoded).getJsonArray("messages"))
                .hasSize(1);
        assertThat(site.json("api/streams/channel/" + encoded).getJsonArray("events"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/streams/channel/a%2Fb", "api/messages?channel_id=..", "api/messages?channel_id=a%2Fb"})
    @DisplayName("R23: a slash in a channel id is refused, not misread")
    void slashInId(String path) {
        assertThat(site.get(path).statusCode()).isBetween(400, 499);
    }

    @Test
    @DisplayName("R23: braces and slashes in the id of a WebSocket are refused, not stripped")
    void bracesInId() {
        for (String id : List.of("%7Babc%7D", "a%2Fb", "%7B%7D", "a%7Db", "{abc}")) {
            assertThat(answer("api/ws/" + id)).as(id).matches("(?s).*HTTP/1.1 4\\d\\d .*|1008 .*");
        }
    }

    @Test
    @DisplayName(
            "X6: a frame of exactly the limit in UTF-8 bytes is fine, one byte over closes 1009, that socket alone")
    void frameLimit() {
        int limit = 9 * 1024;
        try (TyrusSocket fine = joined("x6");
                TyrusSocket over = joined("x6")) {
            fine.send(messageOf(8_193));
            assertThat(bytesOfContent(fine.next("message"))).isPositive();
            fine.send(messageOf(limit));
            fine.next("message");

            over.send(messageOf(limit + 1));

            assertThat(over.closed().getCloseCode().getCode()).isEqualTo(1009);
            fine.settle();
        }
    }

    @Test
    @DisplayName("X6: a frame far over the limit closes 1009 or 1006")
    void farOverTheLimit() {
        try (TyrusSocket socket = joined("x6-far")) {
            socket.sendAtLeastInPart(messageOf(400_000));

            assertThat(socket.closed().getCloseCode().getCode()).isIn(1009, 1006);
        }
    }

    @Test
    @DisplayName(
            "R10 R11 X6: bad JSON, an array, an unknown type and a binary frame are told apart, and the socket lives")
    void badFrames() {
        try (TyrusSocket socket = joined("r10")) {
            for (String bad : List.of("{", "[1]", "7", "{\"type\":\"nonsense\"}", "{\"content\":\"no type\"}")) {
                socket.send(bad);
                assertThat(socket.next("error").getInt("error_code")).as(bad).isEqualTo(400);
            }
            socket.send(new byte[] {1, 2, 3});
            assertThat(socket.next("error").getInt("error_code")).isEqualTo(400);

            site.say("r10", "ann", "still there?");
            socket.next("message");
        }
    }

    @Test
    @DisplayName(
            "X11: every frame parses and has a type; durable ones have id, cursor and strictly increasing timestamps")
    void everyFrameIsWhole() {
        site.sayMany("x11", 0, 50, 10);
        try (TyrusSocket socket = site.socket("api/ws/x11")) {
            socket.next("connected");
            socket.send("{\"type\":\"subscribe\",\"last\":50}");
            site.sayMany("x11", 50, 50, 10);
            List<JsonObject> frames = new ArrayList<>();
            while (frames.stream()
                            .filter(f -> f.getString("type").equals("message"))
                            .count()
                    < 100) {
                frames.add(socket.next());
            }

            assertThat(frames)
                    .allSatisfy(frame -> assertThat(frame.getString("type")).isNotBlank());
            List<JsonObject> data = frames.stream()
                    .filter(frame -> frame.getString("type").equals("message"))
                    .peek(frame -> assertThat(frame.getString("cursor")).isNotBlank())
                    .map(frame -> frame.getJsonObject("data"))
                    .toList();
            assertThat(data).extracting(d -> d.getString("id")).doesNotHaveDuplicates();
            assertThat(data).extracting(d -> d.getInt("seq")).isSorted().doesNotHaveDuplicates();
            assertThat(data)
                    .extracting(d -> Instant.parse(d.getString("timestamp")))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/ws", "api/ws/general", "api/ws/"})
    @DisplayName("X13: a plain GET on a WebSocket path is 426 and ends, not 500")
    void plainGet(String path) {
        assertThat(site.get(path).statusCode()).isEqualTo(426);
    }

    @Test
    @DisplayName("X14: a foreign Origin is refused at the handshake and at a change of state; one's own is not")
    void origins() {
        assertThatThrownBy(() -> site.socket("api/ws/x14", "Origin", "http://evil.example"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(site.post("api/messages", "{}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);

        try (TyrusSocket own = site.socket("api/ws/x14", "Origin", "http://" + site.host())) {
            own.next("connected");
        }
    }

    @Test
    @DisplayName("The pages and modules are served, and a folder without its slash is sent on to it")
    void pages() {
        assertThat(site.get("channels/").statusCode()).isEqualTo(200);
        assertThat(site.get("").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(site.get("channels").statusCode()).isIn(301, 302);
    }

    @Test
    @DisplayName("Health is open, and errors of HTTP are JSON that says what was wrong")
    void operations() {
        assertThat(site.get("health/live").statusCode()).isEqualTo(200);
        assertThat(site.get("health/ready").statusCode()).isEqualTo(200);
        JsonObject refusal =
                Frames.parse(site.post("api/messages", "{\"channel_id\":\"x\"}").body());
        assertThat(refusal.getInt("error_code")).isEqualTo(400);
        assertThat(refusal.getString("message")).contains("author");
    }

    @Test
    @DisplayName("K1: after WebSocket, poll and event stream go on at its cursor")
    void oneCursor() {
        String cursor;
        try (TyrusSocket socket = joined("k1")) {
            site.say("k1", "ann", "one");
            cursor = socket.next("message").getString("cursor");
        }
        site.say("k1", "ann", "two");
        JsonObject poll = site.json("api/streams/channel/k1?cursor=" + cursor);
        assertThat(poll.getJsonArray("events")).hasSize(1);
        site.say("k1", "ann", "three");

        try (RawStream stream = RawStream.open(
                site.port(), site.path("api/streams/channel/k1"), "Last-Event-ID", poll.getString("cursor"))) {
            assertThat(stream.next("message").getJsonObject("data").getString("content"))
                    .isEqualTo("three");
        }
    }

    @Test
    @DisplayName("X12 R14: a thousand connections come and go and leave neither thread nor connection behind")
    void nothingIsLeftBehind() {
        for (int round = 0; round < 10; round++) {
            cycle(100);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(metric("heliograph_connections")).isZero());
        assertThat(ourThreads()).isLessThan(ALL_POOLS);
    }

    private void cycle(int connections) {
        for (int i = 0; i < connections; i++) {
            try (RawSocket socket = RawSocket.open(site.port(), site.path("api/ws/x12"))) {
                socket.nextText();
            }
        }
    }

    private long ourThreads() {
        return site.probe("threads").stream()
                .filter(line -> line.startsWith("heliograph"))
                .count();
    }

    private double metric(String name) {
        return site.get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private TyrusSocket joined(String channel) {
        TyrusSocket socket = site.socket("api/ws/" + channel);
        socket.next("connected");
        return socket;
    }

    /** How a socket was refused: the answer to its handshake, or why it was closed. */
    private String answer(String path) {
        try (RawSocket socket = RawSocket.open(site.port(), site.path(path))) {
            return socket.goodbye();
        } catch (UncheckedIOException notLetIn) {
            return String.valueOf(notLetIn.getMessage());
        }
    }

    /** A message frame of exactly so many bytes, most of them in letters of two. */
    private static String messageOf(int bytes) {
        String empty = "{\"type\":\"message\",\"content\":\"\"}";
        int left = bytes - empty.length();
        String content = "\u00e9".repeat(left / 2) + "x".repeat(left % 2);
        return empty.replace("\"\"}", "\"" + content + "\"}");
    }

    private static int bytesOfContent(JsonObject frame) {
        return Stream.of(frame.getJsonObject("data").get("content"))
                .map(JsonValue::toString)
                .mapToInt(String::length)
                .sum();
    }
}
