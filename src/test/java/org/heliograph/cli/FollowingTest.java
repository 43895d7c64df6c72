package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.Position;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.say.Delivery;
import org.heliograph.cli.say.Envelope;
import org.heliograph.cli.say.Line;
import org.heliograph.cli.say.Mail;
import org.heliograph.support.Cable;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follower and the deliverer of lines, with a real server behind a wire that breaks. */
class FollowingTest {
    private static final Topic LOBBY = new Topic("channel", "lobby");

    @TempDir
    Path data;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private RunningServer server;
    private Thread following;

    @BeforeEach
    void start() {
        server = RunningServer.start(data);
    }

    @AfterEach
    void stop() throws Exception {
        if (following != null) {
            following.interrupt();
            following.join();
        }
        server.close();
    }

    @Test
    void historyComesFirstAndThenWhatIsSaidNow() throws Exception {
        say(1, 5);

        follow(server.uri(), new Position.Last(2));

        assertThat(next(2)).containsExactly("4", "5");
        say(6, 7);
        assertThat(next(2)).containsExactly("6", "7");
    }

    @Test
    void theEndOfAnEmptyChannelIsAPlaceToBegin() throws Exception {
        follow(server.uri(), new Position.Last(0));
        Awaitility.await().until(() -> server.inside().present("lobby") == 1);
        say(1, 1);

        assertThat(next(1)).containsExactly("1");
    }

    @Test
    @DisplayName("K1 a wire that breaks again and again costs no event and doubles none, over WebSocket")
    void nothingIsLostOrDoubledOverWebSockets() throws Exception {
        try (Cable cable = Cable.to(server.uri())) {
            breakWhileFollowing(cable);
        }
    }

    @Test
    @DisplayName("K1 where no WebSocket gets through, events come as a stream, also after breaks")
    void nothingIsLostOrDoubledOverEventStreams() throws Exception {
        try (Cable cable = Cable.withoutSockets(server.uri())) {
            breakWhileFollowing(cable);
        }
    }

    private void breakWhileFollowing(Cable cable) throws Exception {
        follow(cable.uri(), new Position.Oldest());
        for (int round = 0; round < 10; round++) {
            say(round * 20 + 1, round * 20 + 20);
            cable.cut();
        }

        assertThat(next(200)).containsExactlyElementsOf(numbers(1, 200));
    }

    @Test
    void linesAreDeliveredOnceThroughAWireThatBreaks() throws Exception {
        try (Cable cable = Cable.to(server.uri())) {
            var envelope = new Envelope("lobby", "writer", Optional.of("out"), Optional.empty());
            var delivery = new Delivery(
                    Mail.to(new RemoteServer(cable.uri(), Optional.empty()), envelope),
                    new Silent(),
                    Pause.real(),
                    new Backoff(new Random(7)));
            for (int batch = 0; batch < 20; batch++) {
                delivery.deliver(lines(batch * 50 + 1, batch * 50 + 50));
                cable.cut();
            }
        }

        List<JsonObject> all = messages();
        assertThat(all).extracting(message -> message.getString("content")).isEqualTo(numbers(1, 1_000));
        assertThat(all).extracting(message -> message.getString("lane")).containsOnly("out");
    }

    @Test
    void aBatchThatIsSentTwiceIsSaidOnce() throws Exception {
        var mail = Mail.to(
                new RemoteServer(server.uri(), Optional.empty()),
                new Envelope("lobby", "writer", Optional.empty(), Optional.empty()));

        mail.send(lines(1, 30));
        mail.send(lines(1, 30));

        assertThat(messages()).hasSize(30);
    }

    @Test
    @DisplayName("R25 a wrong token is refused in the server's own words")
    void aWrongTokenIsRefused() {
        var follower = new Follower(
                new RemoteServer(server.uri(), Optional.of("wrong")), LOBBY, new Position.Last(1), new Random(1));

        assertThatThrownBy(() -> follower.follow(new Listener()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.notAllowed()).isTrue();
                    assertThat(refusal.reason()).isNotBlank().doesNotContain("wrong");
                });
    }

    @Test
    void aChannelThatCannotBeIsRefused() {
        var follower = new Follower(
                new RemoteServer(server.uri(), Optional.empty()),
                new Topic("channel", "a\\b"),
                new Position.Last(1),
                new Random(1));

        assertThatThrownBy(() -> follower.follow(new Listener())).isInstanceOf(RefusedException.class);
    }

    @Test
    void aCursorThatIsNoneIsToldAsAGap() throws Exception {
        say(1, 3);

        follow(server.uri(), new Position.After("nonsense"));

        assertThat(next(1)).containsExactly("gap invalid_cursor");
    }

    private void follow(URI address, Position from) {
        var follower = new Follower(new RemoteServer(address, Optional.empty()), LOBBY, from, new Random(3));
        var listener = new Listener();
        following = new Thread(
                () -> {
                    try {
                        follower.follow(listener);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Exception e) {
                        heard.add("failed: " + e);
                    }
                },
                "following");
        following.start();
    }

    private void say(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> assertThat(server.say("lobby", "writer", String.valueOf(number))
                                .statusCode())
                        .isEqualTo(200));
    }

    private List<String> next(int count) throws InterruptedException {
        var all = new ArrayList<String>();
        while (all.size() < count) {
            // Java's WebSocket may say nothing of a wire cut just after its handshake; then silence is found out in 45
            // s.
            String one = heard.poll(90, TimeUnit.SECONDS);
            assertThat(one).as("after " + all).isNotNull();
            all.add(one);
        }
        return all;
    }

    private List<JsonObject> messages() throws Exception {
        return new RemoteServer(server.uri(), Optional.empty())
                .get("/api/messages?channel_id=lobby&limit=1000")
                .getJsonArray("messages")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    private static List<Line> lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> new Line(number, "key-" + number, String.valueOf(number)))
                .toList();
    }

    private final class Listener implements Follower.Reader {
        @Override
        public boolean frame(Frame frame) {
            if (frame.type().equals("message")) {
                heard.add(frame.body().getString("content"));
            } else if (frame.type().equals("gap")) {
                heard.add("gap " + frame.json().getString("reason"));
            }
            return true;
        }

        @Override
        public void waiting(Duration duration) {
            // What counts is what is heard afterwards.
        }
    }

    private static final class Silent implements Delivery.Witness {
        @Override
        public void delivered(int count) {}

        @Override
        public void refused(Line line, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void waiting(Duration duration) {}
    }
}
