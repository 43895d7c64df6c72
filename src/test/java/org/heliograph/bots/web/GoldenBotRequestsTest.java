package org.heliograph.bots.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DecodeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskId;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.Resume;
import org.heliograph.support.Golden;
import org.heliograph.wire.Decoding;
import org.heliograph.wire.RequestDecoder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the bots: what clients may send")
class GoldenBotRequestsTest {
    private static final Resume RESUME = Resume.at(Golden.CURSOR);
    private static final String TOKEN = "hgo_AAAAAAAAAAAAAAAAAAAAAA";

    private static final Map<String, TimelineRequest> TIMELINE = Map.of(
            "subscribe",
            new TimelineRequest.Subscribe(
                    "BOT-002", new BotFilter(Source.FILE, TaskStatus.COMPLETED, true), Resume.NOWHERE),
            "subscribe-bare",
            new TimelineRequest.Subscribe(null, BotFilter.ALL, Resume.NOWHERE),
            "subscribe-cursor",
            new TimelineRequest.Subscribe(null, new BotFilter(null, null, false), RESUME),
            "unsubscribe",
            new TimelineRequest.Unsubscribe("BOT-002"),
            "unsubscribe-bare",
            new TimelineRequest.Unsubscribe(null));

    private static final Map<String, NewTask> CONSOLE = Map.of(
            "task",
            new NewTask(
                    new TaskId("TASK-7"),
                    "Run the tests",
                    Source.WEBSOCKET,
                    Priority.P0,
                    300L,
                    Instant.parse("2026-11-22T00:00:00Z"),
                    2),
            "task-bare",
            NewTask.of(new TaskId("WS-1"), "Run the tests"));

    private static final Set<String> EVERYWHERE = Set.of("auth", "ping", "pong", "heartbeat");

    @Test
    @DisplayName("each is understood on a timeline as what it says")
    void onTimelines() throws DecodeException {
        Map<String, String> files = Golden.in("bot-requests");
        assertThat(files.keySet()).isEqualTo(TIMELINE.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Decoding.decode(new TimelineRequestDecoder(), file.getValue()))
                    .as(file.getKey())
                    .isEqualTo(TIMELINE.get(file.getKey()));
        }
        assertThat(everywhere(new TimelineRequestDecoder()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "auth", new TimelineRequest.Auth(TOKEN, RESUME),
                        "ping", new TimelineRequest.Ping(),
                        "pong", new TimelineRequest.Heartbeat(),
                        "heartbeat", new TimelineRequest.Heartbeat()));
    }

    @Test
    @DisplayName("each is understood on a console as what it says")
    void onConsoles() throws DecodeException {
        Map<String, String> files = Golden.in("console-requests");
        assertThat(files.keySet()).isEqualTo(CONSOLE.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            var task = (ConsoleRequest.Task) Decoding.decode(new ConsoleRequestDecoder(), file.getValue());
            assertThat(Submission.of(task.fields(), "WS-1")).as(file.getKey()).isEqualTo(CONSOLE.get(file.getKey()));
        }
        assertThat(everywhere(new ConsoleRequestDecoder()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "auth", new ConsoleRequest.Auth(TOKEN, RESUME),
                        "ping", new ConsoleRequest.Ping(),
                        "pong", new ConsoleRequest.Heartbeat(),
                        "heartbeat", new ConsoleRequest.Heartbeat()));
    }

    private static <R> Map<String, R> everywhere(RequestDecoder<R> decoder) throws DecodeException {
        Map<String, R> requests = new TreeMap<>();
        for (String name : EVERYWHERE) {
            requests.put(name, Decoding.decode(decoder, Golden.text("requests", name)));
        }
        return requests;
    }
}
