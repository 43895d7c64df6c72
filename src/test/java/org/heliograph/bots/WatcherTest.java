package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.heliograph.core.Start;
import org.heliograph.core.connection.Connection;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("who watches running tasks")
class WatcherTest {
    private final Workshop workshop = new Workshop();
    private final RecordingTransport transport = RecordingTransport.held();
    private final Connection connection = new Connection(transport, Runnable::run, workshop.clock::nanoTime);

    @BeforeEach
    void begin() {
        workshop.queue("T-1");
        workshop.take();
    }

    private Watcher join(BotFilter filter) {
        return workshop.watchers.join(Workshop.BOT, connection, filter);
    }

    private void progress(int percent) {
        workshop.work.progress(
                Workshop.BOT,
                new TaskId("T-1"),
                Report.NOTHING,
                new Progress(percent, "", null, workshop.clock.instant()));
    }

    /** Something is in flight, so that what follows waits. */
    private void hold() {
        connection.answer(workshop.timeline.encode(new AnswersView.Response("X", "", true, workshop.clock.instant())));
    }

    private void release() {
        while (transport.isHeld()) {
            transport.complete();
        }
    }

    private List<Integer> told() {
        release();
        return transport.texts().stream()
                .filter(text -> text.contains("\"type\":\"progress\""))
                .map(text -> workshop.json.parse(text).getInt("percent"))
                .toList();
    }

    @Test
    @DisplayName("misses nothing between joining and beginning, and is told of it then, once and as it is")
    void joining() {
        Watcher watcher = join(BotFilter.ALL);
        progress(10);
        progress(20);
        assertThat(told()).isEmpty();
        watcher.begin();
        assertThat(told()).containsExactly(20);
        progress(30);
        assertThat(told()).containsExactly(20, 30);
    }

    @Test
    @DisplayName("is told nothing more after leaving, nor what waited to leave")
    void leaving() {
        Watcher watcher = join(BotFilter.ALL);
        watcher.begin();
        hold();
        progress(10);
        watcher.close();
        progress(20);
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("through a new filter is not told what the old one let pass")
    void anotherFilter() {
        Watcher before = join(BotFilter.ALL);
        before.begin();
        hold();
        progress(10);
        before.close();
        join(new BotFilter(Source.FILE, null, null)).begin();
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("is never told less than before, and nothing of a task that has ended meanwhile")
    void latest() {
        join(BotFilter.ALL).begin();
        hold();
        progress(10);
        progress(90);
        assertThat(told()).containsExactly(90);
        hold();
        progress(95);
        workshop.work
                .complete(Workshop.BOT, new TaskId("T-1"), Report.NOTHING, null)
                .join();
        assertThat(told()).containsExactly(90);
    }

    @Test
    @DisplayName("B11: hears how far a task is after its beginning, also while that waits, and nothing after its end")
    void order() {
        long last = workshop.timeline.extent(Workshop.BOT.topic()).last();
        Watcher watcher = join(BotFilter.ALL);
        hold();
        workshop.timeline.follow(Workshop.BOT.topic(), Start.after(last - 1), new BotView(BotFilter.ALL), connection);
        watcher.begin();
        progress(10);
        assertThat(types()).containsExactly("response", "task_started", "live", "progress");
        hold();
        progress(20);
        workshop.work
                .complete(Workshop.BOT, new TaskId("T-1"), Report.NOTHING, null)
                .join();
        assertThat(types()).endsWith("progress", "response", "task_completed");
    }

    private List<String> types() {
        release();
        return transport.texts().stream()
                .map(text -> workshop.json.parse(text).getString("type"))
                .toList();
    }
}
