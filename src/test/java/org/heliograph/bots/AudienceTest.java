package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.core.Cursors;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Start;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.RecordingTransport;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a bot's audience")
class AudienceTest {
    private static final BotId BOT = new BotId("BOT-002");
    private static final Executor HERE = Runnable::run;

    private final AtomicInteger encodings = new AtomicInteger();
    private final EventLog log = new InMemoryEventLog(Clock.systemUTC());
    private final Timeline<BotEvent> timeline = timeline();

    private Timeline<BotEvent> timeline() {
        Json json = new Json();
        FrameEncoder encoder = new FrameEncoder(json);
        return new Timeline<>(
                log,
                new JsonEventCodec<>(json, BotEvent.class),
                push -> {
                    encodings.incrementAndGet();
                    return encoder.encode(push);
                },
                new Cursors(new byte[Cursors.KEY_BYTES]),
                new Hub(HERE),
                1 << 20,
                new Deaf());
    }

    @Test
    @DisplayName(
            "is one, whatever its filters: 1,000 readers with all filters there are cost one encoding for each step")
    void oneEncoding() {
        List<BotFilter> filters = allFilters();
        assertThat(filters).hasSize(45);
        List<RecordingTransport> readers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            readers.add(follow(filters.get(i % filters.size())));
        }
        List<TaskEvent> steps = steps();

        steps.forEach(this::record);

        assertThat(encodings).hasValue(steps.size());
        for (int i = 0; i < readers.size(); i++) {
            BotFilter filter = filters.get(i % filters.size());
            assertThat(readers.get(i).frames()).as("%s", filter).hasSize((int)
                    steps.stream().filter(filter::wants).count());
        }
    }

    @Test
    @DisplayName("that wants none of a step costs no encoding")
    void noEncoding() {
        follow(new BotFilter(null, null, false));

        record(steps().get(0));

        assertThat(encodings).hasValue(0);
    }

    private RecordingTransport follow(BotFilter filter) {
        RecordingTransport transport = RecordingTransport.prompt();
        Connection connection = new Connection(transport, HERE, () -> 0);
        timeline.follow(BOT.topic(), Start.live(0), new BotView(filter), connection);
        return transport;
    }

    private void record(TaskEvent step) {
        timeline.record(BOT.topic(), step, null).join();
    }

    private static List<TaskEvent> steps() {
        return List.of(
                new TaskEvent.TaskStarted("one", Source.FILE, null, null, null),
                new TaskEvent.TaskCompleted("one", Source.FILE, "done", List.of(), BigDecimal.ONE, null),
                new TaskEvent.TaskStarted("two", Source.WEBSOCKET, null, null, null),
                new TaskEvent.TaskFailed("two", Source.WEBSOCKET, "broken", BigDecimal.ONE, null));
    }

    private static List<BotFilter> allFilters() {
        List<BotFilter> all = new ArrayList<>();
        for (Source source : new Source[] {null, Source.FILE, Source.WEBSOCKET}) {
            for (Boolean success : new Boolean[] {null, true, false}) {
                all.add(new BotFilter(source, null, success));
                for (TaskStatus status : TaskStatus.values()) {
                    all.add(new BotFilter(source, status, success));
                }
            }
        }
        return all;
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
