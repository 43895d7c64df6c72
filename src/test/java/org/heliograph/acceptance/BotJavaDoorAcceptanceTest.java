package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.Report;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.RefusedException;
import org.heliograph.support.Bot;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("S001: a bot through the Java door")
@ExtendWith(SharedServer.class)
class BotJavaDoorAcceptanceTest {
    private static final int PATIENCE_SECONDS = 20;

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Heliograph.Bot door(Bot bot) {
        return bot.server().inside().heliograph().bot(bot.name());
    }

    @Test
    @DisplayName("what a program does with tasks is what everybody sees, and refused where it does not fit")
    void publishing(Bot bot) {
        Heliograph.Bot door = door(bot);
        try (WireClient client = bot.follow()) {
            BotPush queued = done(door.submit("say hello"));
            String task = client.next().getString("task_id");
            assertThat(queued.type()).isEqualTo("task_queued");
            done(door.started(task));
            assertThat(client.next().getString("type")).isEqualTo("task_started");
            door.progress(task, 50, "halfway");
            assertThat(client.next().getInt("percent")).isEqualTo(50);
            assertThatThrownBy(() -> door.progress(task, 49, "")).isInstanceOf(RefusedException.class);
            done(door.completed(task, new Report(Source.FILE, null, "hello", List.of("a.txt"), new BigDecimal("1.5"))));
            assertThat(client.next().getString("response")).isEqualTo("hello");
            assertThatThrownBy(() -> done(door.failed(task, Report.of("late"))))
                    .cause()
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @DisplayName("a refusal completes the stage, also of a bot or a name that cannot be")
    void refusals(Bot bot) {
        Heliograph.Bot nobody = bot.server().inside().heliograph().bot("NOBODY");
        for (CompletionStage<?> refused : List.of(
                nobody.submit("x"),
                nobody.completed("T-1", Report.NOTHING),
                door(bot).started("no name"),
                door(bot).failed("T-1", Report.of("x")))) {
            assertThatThrownBy(() -> done(refused)).cause().isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @DisplayName("a program follows a timeline through a filter, with whole texts, from the oldest step or a cursor")
    void following(Bot bot) throws Exception {
        Heliograph.Bot door = door(bot);
        bot.run("T-1");
        String cursor = door.head();
        String text = "x".repeat(5_000);
        BlockingQueue<BotPush> all = new LinkedBlockingQueue<>();
        BlockingQueue<BotPush> ends = new LinkedBlockingQueue<>();
        BotFilter completed = new BotFilter(null, TaskStatus.COMPLETED, null);
        Heliograph.Following first = door.follow(null, BotFilter.ALL, (step, at) -> all.add(step));
        Heliograph.Following second = door.follow(cursor, completed, (step, at) -> ends.add(step));
        try {
            done(door.started("T-2"));
            done(door.completed("T-2", Report.of(text)));

            assertThat(ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).toString()).contains("T-2", text);
            for (String type : List.of("task_started", "task_completed", "task_started", "task_completed")) {
                assertThat(all.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).type()).isEqualTo(type);
            }
            assertThat(ends).isEmpty();
        } finally {
            first.close();
            second.close();
        }
    }
}
