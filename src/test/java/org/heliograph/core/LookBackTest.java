package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.connection.Push;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K2: for a reader that must not learn what is hidden,")
class LookBackTest {
    private static final Topic TOPIC = new Topic("test", "t");
    private static final String HIDDEN = "hidden";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Timeline<String> timeline =
            Numbered.timeline(new InMemoryEventLog(clock), new Hub(Runnable::run), 1 << 20);
    private final View<String> view = new Secretive();
    private final List<Entry> entries = new ArrayList<>();

    @Test
    @DisplayName("a place so many before the end stands after what is shown, wherever the hidden stands")
    void newest() {
        record("a", HIDDEN, HIDDEN, "b", HIDDEN, "c", HIDDEN);

        assertThat(newest(0)).isEqualTo(new LookBack.Beginning(Place.beginning(6), false));
        assertThat(newest(1)).isEqualTo(new LookBack.Beginning(Place.beginning(4), false));
        assertThat(newest(2)).isEqualTo(new LookBack.Beginning(Place.beginning(1), false));
        assertThat(newest(3)).isEqualTo(new LookBack.Beginning(Place.beginning(0), true));
        assertThat(newest(4)).isEqualTo(new LookBack.Beginning(Place.beginning(0), true));
    }

    @Test
    @DisplayName("there is nothing before where only the hidden is")
    void nothingBefore() {
        record(HIDDEN, HIDDEN, "a");

        assertThat(newest(1)).isEqualTo(new LookBack.Beginning(Place.beginning(0), true));
        assertThat(timeline.lookBack(TOPIC, view).lastShown(2)).isEqualTo(Place.beginning(0));
    }

    @Test
    @DisplayName("looking back is over more entries than are read at once")
    void far() {
        record("a");
        for (int i = 0; i < 600; i++) {
            record(HIDDEN);
        }

        assertThat(newest(0).place()).isEqualTo(Place.beginning(1));
    }

    @Test
    @DisplayName("an instant leads to the same place whether or not something hidden was there")
    void instants() {
        record("a", HIDDEN, HIDDEN, "b");

        for (int i = 0; i < 3; i++) {
            assertThat(at(entries.get(i).at())).isEqualTo(Place.beginning(1));
        }
        assertThat(at(entries.get(3).at())).isEqualTo(Place.beginning(4));
        assertThat(at(entries.get(0).at().minusSeconds(1))).isEqualTo(Place.beginning(0));
    }

    @Test
    @DisplayName("neither a number nor the id of something hidden is a place")
    void numbers() {
        record("a", HIDDEN, "b");

        assertThat(resume(entries.get(0).id())).isEqualTo(Place.beginning(1));
        for (String unknown : List.of("1", "2", "0", entries.get(1).id(), "nothing")) {
            assertThatThrownBy(() -> resume(unknown)).isInstanceOf(BadCursorException.class);
        }
    }

    @Test
    @DisplayName("a page is the last one, and its cursor is that of its last frame, when only the hidden follows")
    void pages() {
        record("a", HIDDEN, "b", HIDDEN, HIDDEN);

        Page first = timeline.page(TOPIC, Place.beginning(0), view, 1);
        Page second = timeline.page(TOPIC, timeline.placeOf(TOPIC, first.cursor()), view, 1);
        Page third = timeline.page(TOPIC, timeline.placeOf(TOPIC, second.cursor()), view, 1);

        assertThat(List.of(first.live(), second.live(), third.live())).containsExactly(false, true, true);
        assertThat(second.cursor()).isEqualTo(timeline.cursor(TOPIC, 3)).isEqualTo(third.cursor());
        assertThat(third.frames()).isEmpty();
    }

    private void record(String... events) {
        for (String event : events) {
            entries.add(timeline.record(TOPIC, event, null).join().entry());
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private LookBack.Beginning newest(int count) {
        return timeline.lookBack(TOPIC, view).newest(count, frame -> true);
    }

    private Place at(Instant instant) {
        return new Resume(null, instant.toString(), null).placeIn(timeline, TOPIC, view);
    }

    private Place resume(String id) {
        return new Resume(null, null, id).placeIn(timeline, TOPIC, view);
    }

    private static final class Secretive implements View<String> {
        @Override
        public boolean isSecretive() {
            return true;
        }

        @Override
        public Optional<Object> audience(Recorded<String> recorded) {
            return recorded.event().equals(HIDDEN) ? Optional.empty() : Optional.of("all");
        }

        @Override
        public List<Push> pushes(Recorded<String> recorded) {
            return Numbered.WHOLE.pushes(recorded);
        }
    }
}
