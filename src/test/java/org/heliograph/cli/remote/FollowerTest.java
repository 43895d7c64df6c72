package org.heliograph.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a follower makes of everything that can happen to a connection. */
class FollowerTest {
    private static final Topic LOBBY = new Topic("channel", "lobby");

    private final Script server = new Script();
    private final List<String> read = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void readsWhatIsThereAndThenWhatComes() throws Exception {
        server.page(true, "c2", message(1), message(2));
        server.connection(arrives(message(3)), arrives(message(4)));

        follow(new Position.Last(10), 4);

        assertThat(read).containsExactly("m1", "m2", "m3", "m4");
        assertThat(server.asked).containsExactly("read Last[count=10]", "connect c2");
    }

    @Test
    void readsPageAfterPageUntilItIsLive() throws Exception {
        server.page(false, "c1", message(1));
        server.page(true, "c2", message(2));
        server.connection(arrives(message(3)));

        follow(new Position.Oldest(), 3);

        assertThat(server.asked).containsExactly("read Oldest[]", "read After[cursor=c1]", "connect c2");
    }

    @Test
    void comesBackAtTheCursorOfTheLastEvent() throws Exception {
        server.connection(arrives(message(1)), arrives(message(2)), ends(1006, ""));
        server.connection(arrives(message(3)));

        follow(new Position.After("c0"), 3);

        assertThat(read).containsExactly("m1", "m2", "m3");
        assertThat(server.asked).containsExactly("connect c0", "connect c2");
    }

    @Test
    void aGreetingDoesNotMoveTheCursor() throws Exception {
        server.connection(arrives(frame("connected", "c9")), ends(1006, ""));
        server.connection(arrives(message(1)));

        follow(new Position.After("c0"), 2);

        assertThat(server.asked).containsExactly("connect c0", "connect c0");
    }

    @Test
    void anEventThatComesTwiceIsHandedOverOnce() throws Exception {
        server.connection(arrives(message(1)), arrives(message(1)), arrives(message(2)));

        follow(new Position.After("c0"), 2);

        assertThat(read).containsExactly("m1", "m2");
    }

    @Test
    void aGapIsHandedOverAndFollowedFrom() throws Exception {
        server.connection(arrives(frame("gap", "c7")), ends(1006, ""));
        server.connection(arrives(message(8)));

        follow(new Position.After("c0"), 2);

        assertThat(read).containsExactly("gap", "m8");
        assertThat(server.asked).containsExactly("connect c0", "connect c7");
    }

    @Test
    void waitsAsLongAsTheServerSays() throws Exception {
        server.connection(arrives(message(1)), ends(1001, "retry_after_ms=4321"));
        server.connection(arrives(message(2)));

        follow(new Position.After("c0"), 2);

        assertThat(waits).containsExactly(Duration.ofMillis(4321));
    }

    @Test
    void comesBackLaterToAServerWithTooManyClients() throws Exception {
        server.connection(arrives(message(1)), ends(1013, ""));
        server.connection(arrives(message(2)));

        follow(new Position.After("c0"), 2);

        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(5)));
    }

    @Test
    void waitsLongerEachTimeButNeverOverTenSeconds() throws Exception {
        server.connection(arrives(message(1)), ends(1006, ""));
        for (int i = 0; i < 30; i++) {
            server.away();
        }
        server.connection(arrives(message(2)));

        follow(new Position.After("c0"), 2);

        assertThat(waits).hasSize(31).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(10)));
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(5)));
    }

    @Test
    void aRefusalWithAReasonIsFinal() {
        server.connection(arrives(error("The token is no longer valid")), ends(1008, "Token revoked"));

        assertThatThrownBy(() -> follow(new Position.After("c0"), 2))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The token is no longer valid");
    }

    @Test
    void aRefusalWithoutAReasonIsTriedOnceMore() {
        server.connection(ends(1008, ""));
        server.connection(ends(1008, ""));

        assertThatThrownBy(() -> follow(new Position.After("c0"), 1)).isInstanceOf(RefusedException.class);
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aSilentConnectionIsAskedAndThenGivenUp() throws Exception {
        server.connection(silence(), silence());
        server.connection(silence(), arrives(message(1)));

        follow(new Position.After("c0"), 1);

        assertThat(server.pings).isEqualTo(2);
        assertThat(server.asked).hasSize(2);
        assertThat(read).containsExactly("m1");
    }

    @Test
    void aServerThatWasNeverThereIsAnError() {
        server.away();

        assertThatThrownBy(() -> follow(new Position.After("c0"), 1)).isInstanceOf(UnreachableException.class);
    }

    @Test
    void anUnknownTopicIsAnErrorAlsoAfterABreak() {
        server.connection(arrives(message(1)), ends(1006, ""));
        server.refuse(404);

        assertThatThrownBy(() -> follow(new Position.After("c0"), 2))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @Test
    @DisplayName("a server that has trouble of its own is waited for")
    void aServerErrorPasses() throws Exception {
        server.connection(arrives(message(1)), ends(1006, ""));
        server.refuse(503);
        server.connection(arrives(message(2)));

        follow(new Position.After("c0"), 2);

        assertThat(read).containsExactly("m1", "m2");
    }

    @Test
    @DisplayName("a server that has answered something else before is waited for from the start")
    void aKnownServerIsWaitedFor() throws Exception {
        server.refuse(503);
        server.away();
        server.connection(arrives(message(1)));

        follow(follower(new Position.After("c0")).ofKnownServer(), 1);

        assertThat(read).containsExactly("m1");
        assertThat(waits).hasSize(2);
    }

    private Follower follower(Position from) {
        return new Follower(server, LOBBY, from, Follower.Patience.USUAL, waits::add, new Backoff(new Random(42)));
    }

    private void follow(Position from, int enough) throws Exception {
        follow(follower(from), enough);
    }

    private void follow(Follower follower, int enough) throws Exception {
        follower.follow(new Follower.Reader() {
            private int count;

            @Override
            public boolean frame(Frame frame) {
                read.add(frame.id().orElse(frame.type()));
                return ++count < enough;
            }

            @Override
            public void waiting(Duration duration) {
                // The pauses are looked at instead.
            }
        });
    }

    private static Frame message(int number) {
        return of(Json.createObjectBuilder()
                .add("type", "message")
                .add("cursor", "c" + number)
                .add("data", Json.createObjectBuilder().add("id", "m" + number))
                .build());
    }

    private static Frame frame(String type, String cursor) {
        return of(Json.createObjectBuilder()
                .add("type", type)
                .add("cursor", cursor)
                .build());
    }

    private static Frame error(String message) {
        return of(Json.createObjectBuilder()
                .add("type", "error")
                .add("message", message)
                .add("error_code", 401)
                .build());
    }

    private static Frame of(JsonObject json) {
        return new Frame(json.toString(), json);
    }

    private static Coming arrives(Frame frame) {
        return new Coming(new Arrival.Message(frame));
    }

    private static Coming ends(int code, String reason) {
        return new Coming(new Arrival.Ended(new Ending(code, reason)));
    }

    private static Coming silence() {
        return new Coming(null);
    }

    /** What comes next, or nothing for a silence. */
    private record Coming(Arrival arrival) {}

    /** A server that does what the test wrote down, and fails the test when asked for more. */
    private static final class Script implements Doors {
        private interface Step {
            Object take() throws RefusedException, UnreachableException;
        }

        private final Deque<Step> steps = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();
        private int pings;

        void page(boolean live, String cursor, Frame... frames) {
            steps.add(() -> new Page(Optional.empty(), List.of(frames), cursor, live));
        }

        void connection(Coming... arrivals) {
            steps.add(() -> new Connection(new ArrayDeque<>(List.of(arrivals))));
        }

        void away() {
            steps.add(() -> {
                throw new UnreachableException("away", null);
            });
        }

        void refuse(int status) {
            steps.add(() -> {
                throw new RefusedException(status, "refused");
            });
        }

        @Override
        public Page read(Topic topic, Position position) throws RefusedException, UnreachableException {
            asked.add("read " + position);
            return (Page) steps.remove().take();
        }

        @Override
        public Connected connect(Topic topic, String cursor) throws RefusedException, UnreachableException {
            asked.add("connect " + cursor);
            return (Connected) steps.remove().take();
        }

        private final class Connection implements Connected {
            private final Deque<Coming> arrivals;

            Connection(Deque<Coming> arrivals) {
                this.arrivals = arrivals;
            }

            @Override
            public Arrival next(Duration patience) {
                return arrivals.remove().arrival();
            }

            @Override
            public void ping() {
                pings++;
            }

            @Override
            public void close() {}
        }
    }
}
