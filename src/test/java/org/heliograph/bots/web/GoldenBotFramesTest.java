package org.heliograph.bots.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.heliograph.bots.AnswersView;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.Priority;
import org.heliograph.bots.ProgressPush;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.connection.Push;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the bots: what leaves is, byte for byte, what the files say")
class GoldenBotFramesTest {
    private static final FrameEncoder ENCODER = new FrameEncoder(new Json());
    private static final String BOT = "BOT-002";
    private static final String TASK = "TASK-002-011";

    private static final BotPush COMPLETED = completed("Implementation complete", List.of("bot_runner.py"), null);

    private static final ProgressPush PROGRESS =
            progress("50% complete - processing files...", BigDecimal.valueOf(305, 1));

    @Test
    @DisplayName("X11: steps of a task")
    void steps() {
        assertThat(Map.ofEntries(
                        frame("task-queued", queued(null, null)),
                        frame("task-queued-again", queued(2, "Timeout after 300 seconds")),
                        frame(
                                "task-started",
                                new BotPush.Started(
                                        BOT,
                                        TASK,
                                        Source.FILE,
                                        TaskStatus.IN_PROGRESS,
                                        Golden.ID,
                                        7,
                                        Golden.AT,
                                        Golden.CURSOR)),
                        frame("task-completed", COMPLETED),
                        frame(
                                "task-completed-truncated",
                                completed("All 1,284 tests pass. First the log: …", List.of(), true)),
                        Map.entry(
                                "task-completed-replayed",
                                ENCODER.encode(COMPLETED).replayed().text()),
                        frame("task-failed", failed("Exit status 2", BigDecimal.valueOf(300_250, 3))),
                        frame("task-failed-unbegun", failed("Expired at 2026-11-21T09:00:00Z", null))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("bot-steps"));
    }

    @Test
    @DisplayName("X11: what else a bot's sockets are told")
    void others() {
        assertThat(Map.ofEntries(
                        frame("progress", PROGRESS),
                        frame("progress-bare", progress("", null)),
                        Map.entry(
                                "subscribed",
                                Subscribed.to(BOT, Golden.CURSOR, 1)
                                        .with(
                                                List.of(ENCODER.encode(COMPLETED)),
                                                List.of(ENCODER.encode(PROGRESS)),
                                                ENCODER)
                                        .text()),
                        frame("unsubscribed", new BotTimelineEndpoint.Unsubscribed(BOT)),
                        frame("ack", new QueuedAnswer("queued", "WS-1", "Task WS-1 queued", Golden.AT)),
                        frame("response", new AnswersView.Response("WS-1", "All green", true, Golden.AT))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("bot"));
    }

    private static BotPush queued(Integer attempt, String reason) {
        return new BotPush.Queued(
                BOT,
                "HTTP-1",
                Source.WEBSOCKET,
                TaskStatus.PENDING,
                "Run the \"fast\" tests – ☀",
                Priority.P1,
                attempt,
                reason,
                null,
                Golden.ID,
                7,
                Golden.AT,
                Golden.CURSOR);
    }

    private static BotPush completed(String response, List<String> files, Boolean truncated) {
        return new BotPush.Completed(
                BOT,
                TASK,
                Source.FILE,
                TaskStatus.COMPLETED,
                true,
                response,
                files,
                BigDecimal.valueOf(1_200),
                truncated,
                Golden.ID,
                7,
                Golden.AT,
                Golden.CURSOR);
    }

    private static BotPush failed(String error, BigDecimal seconds) {
        return new BotPush.Failed(
                BOT,
                TASK,
                Source.FILE,
                TaskStatus.FAILED,
                false,
                error,
                seconds,
                null,
                Golden.ID,
                7,
                Golden.AT,
                Golden.CURSOR);
    }

    private static ProgressPush progress(String message, BigDecimal elapsed) {
        return new ProgressPush(BOT, TASK, Source.FILE, TaskStatus.IN_PROGRESS, 50, message, elapsed, null, Golden.AT);
    }

    private static Map.Entry<String, String> frame(String name, Push push) {
        return Map.entry(name, ENCODER.encode(push).text());
    }
}
