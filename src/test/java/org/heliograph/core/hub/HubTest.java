package org.heliograph.core.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the hub")
class HubTest {
    private static final Topic TOPIC = new Topic("test", "a");

    private final ManualExecutor senders = new ManualExecutor();
    private final Hub hub = new Hub(senders);

    @Test
    @DisplayName("one task tells up to 256 followers, the next one needs another; each is called once")
    void groups() {
        List<Counting> followers = join(Followers.GROUP);
        hub.nudge(TOPIC);
        assertThat(senders.waiting()).isEqualTo(1);
        runAll();

        followers.addAll(join(1));
        hub.nudge(TOPIC);
        assertThat(senders.waiting()).isEqualTo(2);
        runAll();
        assertThat(followers.subList(0, Followers.GROUP)).allMatch(f -> f.calls == 2);
        assertThat(followers.get(Followers.GROUP).calls).isEqualTo(1);
    }

    @Test
    @DisplayName("a place that became free is taken again, and a group without followers costs nothing")
    void places() {
        List<Counting> followers = join(Followers.GROUP + 1);
        hub.leave(TOPIC, followers.get(7));
        Counting newcomer = join(1).get(0);
        hub.leave(TOPIC, followers.get(Followers.GROUP));
        assertThat(hub.count(TOPIC)).isEqualTo(Followers.GROUP);

        hub.nudge(TOPIC);
        assertThat(senders.waiting()).isEqualTo(1);
        runAll();
        assertThat(newcomer.calls).isEqualTo(1);
        assertThat(followers.get(7).calls).isZero();
        assertThat(followers.get(Followers.GROUP).calls).isZero();
    }

    @Test
    @DisplayName("one that fails takes the news from nobody")
    void failing() {
        List<Counting> followers = join(3);
        followers.get(1).then = () -> {
            throw new IllegalStateException("broken");
        };
        hub.nudge(TOPIC);
        runAll();

        assertThat(followers).allMatch(follower -> follower.calls == 1);
    }

    @Test
    @DisplayName("nudges that come before the walk are one; one that comes during it brings another")
    void coalesced() {
        Counting follower = new Counting();
        hub.join(TOPIC, follower);
        hub.nudge(TOPIC);
        hub.nudge(TOPIC);
        assertThat(senders.waiting()).isEqualTo(1);

        follower.then = () -> hub.nudge(TOPIC);
        senders.runOldest();
        assertThat(senders.waiting()).isEqualTo(1);
        follower.then = () -> {};
        runAll();
        assertThat(follower.calls).isEqualTo(2);
    }

    @Test
    @DisplayName("who leaves between nudge and walk is not called, who joins is")
    void changesBeforeTheWalk() {
        Counting leaving = join(1).get(0);
        Counting staying = join(1).get(0);
        hub.nudge(TOPIC);
        hub.leave(TOPIC, leaving);
        Counting joining = join(1).get(0);
        runAll();

        assertThat(leaving.calls).isZero();
        assertThat(staying.calls).isEqualTo(1);
        assertThat(joining.calls).isEqualTo(1);
    }

    @Test
    @DisplayName("who leaves or joins in the middle of the walk takes no other's call away")
    void changesDuringTheWalk() {
        List<Counting> followers = join(Followers.GROUP);
        Counting joining = new Counting();
        Counting leaving = followers.get(3);
        leaving.then = () -> {
            hub.leave(TOPIC, leaving);
            hub.join(TOPIC, joining);
        };
        hub.nudge(TOPIC);
        runAll();
        assertThat(followers).allMatch(f -> f.calls == 1);

        int sofar = joining.calls;
        hub.nudge(TOPIC);
        runAll();
        assertThat(joining.calls).isEqualTo(sofar + 1);
        assertThat(leaving.calls).isEqualTo(1);
        assertThat(hub.count(TOPIC)).isEqualTo(Followers.GROUP);
    }

    @Test
    @DisplayName("a topic that nobody follows, or nobody any more, costs no task and no place")
    void nobody() {
        Counting follower = join(1).get(0);
        hub.join(new Topic("other", "a"), new Counting());
        assertThat(hub.countOfKind("test")).isEqualTo(1);
        hub.leave(TOPIC, follower);
        hub.leave(TOPIC, follower);

        hub.nudge(TOPIC);
        hub.nudge(new Topic("test", "b"));
        assertThat(senders.waiting()).isZero();
        assertThat(hub.count(TOPIC)).isZero();
        assertThat(hub.countOfKind("test")).isZero();
        assertThat(hub.countOfKind("other")).isEqualTo(1);
    }

    private List<Counting> join(int count) {
        List<Counting> followers = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> followers.add(new Counting()));
        followers.forEach(follower -> hub.join(TOPIC, follower));
        return followers;
    }

    private void runAll() {
        while (senders.waiting() > 0) {
            senders.runOldest();
        }
    }

    private static final class Counting implements Follower {
        private int calls;
        private Runnable then = () -> {};

        @Override
        public void nudged() {
            calls++;
            then.run();
        }
    }
}
