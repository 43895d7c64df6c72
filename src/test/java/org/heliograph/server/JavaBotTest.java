package org.heliograph.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Report;
import org.heliograph.bots.TaskId;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.support.Bot;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A bot by the Java door")
@ExtendWith(SharedServer.class)
class JavaBotTest {
    private static final String LONG = "r".repeat(5_000);

    private Bot bot;
    private Heliograph.Bot door;

    @BeforeEach
    void open(Bot known) {
        bot = known;
        door = known.server().inside().heliograph().bot(known.name());
    }

    @Test
    @DisplayName("what it tells reaches those who follow, progress too")
    void tells() {
        try (WireClient client = bot.follow()) {
            assertThat(done(door.started("T"))).isPresent();
            assertThat(client.next("task_started").getString("task_id")).isEqualTo("T");
            door.progress("T", 50, "half of it");
            assertThat(client.next("progress").getInt("percent")).isEqualTo(50);
            assertThat(done(door.completed("T", Report.of(LONG))))
                    .asInstanceOf(type(BotPush.Completed.class))
                    .satisfies(end -> assertThat(end.response()).isEqualTo(LONG));
            assertThat(client.next("task_completed").getBoolean("truncated")).isTrue();
        }
    }

    @Test
    @DisplayName("it gives tasks, once for a key, and a worker takes them")
    void gives() {
        NewTask task = NewTask.of(new TaskId(door.newTaskId()), "Run the tests");
        BotPush first = done(door.submit(task, "once"));

        assertThat(done(door.submit(task, "once"))).isEqualTo(first);
        assertThat(bot.taken().getString("task_id")).isEqualTo(task.id().value());
        assertThat(bot.take().statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("what does not fit is refused as at every other door")
    void refuses() {
        done(door.started("T"));

        refused(door.started("T"), 409);
        refused(door.failed("none", Report.of("e")), 404);
        assertThatThrownBy(() -> door.progress("none", 1, "")).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("a listener hears each step once and in order, whole, and goes on from any cursor of it")
    void follows() {
        done(door.started("good"));
        Ear ear = new Ear();
        Heliograph.Following following = door.follow(null, BotFilter.ALL, ear);
        done(door.completed("good", Report.of(LONG)));
        done(door.submit("Run the tests"));
        assertThat(ear.next(3))
                .extracting(BotPush::type)
                .containsExactly("task_started", "task_completed", "task_queued");
        following.close();
        assertThat(((BotPush.Completed) ear.heard.get(1)).response()).isEqualTo(LONG);

        Ear later = new Ear();
        Heliograph.Following again = door.follow(ear.cursors.get(0), BotFilter.ALL, later);
        assertThat(later.next(2)).isEqualTo(ear.heard.subList(1, 3));
        again.close();
    }

    @Test
    @DisplayName("a listener hears only what its filter wants, and of a cursor that is none")
    void filters() {
        bot.run("good", "file", true);
        bot.run("bad", "file", false);
        Ear ear = new Ear();
        Heliograph.Following following = door.follow("made-up", new BotFilter(null, null, false), ear);
        assertThat(ear.next(1)).extracting(BotPush::type).containsExactly("task_failed");
        following.close();
        assertThat(ear.gaps).extracting(Gap::reason).containsExactly(Gap.Reason.INVALID_CURSOR.wireName());
    }

    private static void refused(CompletionStage<?> stage, int code) {
        assertThatThrownBy(() -> done(stage))
                .isInstanceOf(CompletionException.class)
                .cause()
                .asInstanceOf(type(RefusedException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static final class Ear implements Heliograph.BotListener {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final BlockingQueue<BotPush> steps = new LinkedBlockingQueue<>();
        private final List<BotPush> heard = new ArrayList<>();
        private final List<String> cursors = Collections.synchronizedList(new ArrayList<>());
        private final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());

        List<BotPush> next(int count) {
            for (int i = 0; i < count; i++) {
                heard.add(one());
            }
            return heard.subList(heard.size() - count, heard.size());
        }

        private BotPush one() {
            try {
                BotPush step = steps.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(step).as("a step after " + heard).isNotNull();
                return step;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void step(BotPush step, String cursor) {
            cursors.add(cursor);
            steps.add(step);
        }

        @Override
        public void gap(Gap gap) {
            gaps.add(gap);
        }
    }
}
