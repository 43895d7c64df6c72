package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a folded state")
class FoldedTest {
    private static final Topic TOPIC = new Topic("test", "t");

    private final InMemoryEventLog log = new InMemoryEventLog(
            new ManualClock(Instant.EPOCH), 1, new Retention(10, Retention.FOREVER, Long.MAX_VALUE));
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Folded<Long> count = new Folded<>(log, "count", new Count());

    @Test
    @DisplayName("K8 counts what retention took before anybody asked")
    void countsWhatIsGone() {
        count.follow(later::add);
        record(100);
        log.trim();

        assertThat(count.<Long>ask(state -> state)).isEqualTo(100);
        record(5);
        later.forEach(Runnable::run);
        assertThat(count.<Long>ask(state -> state)).isEqualTo(105);
    }

    @Test
    @DisplayName("K8 counts what was there before it followed, once")
    void countsWhatWasThere() {
        record(3);
        count.follow(later::add);
        record(4);

        assertThat(count.<Long>ask(state -> state)).isEqualTo(7);
        later.forEach(Runnable::run);
        assertThat(count.<Long>ask(state -> state)).isEqualTo(7);
    }

    private void record(int times) {
        for (int i = 0; i < times; i++) {
            log.append(Draft.of(TOPIC, "{}")).join();
        }
    }

    private static final class Count implements Fold<Long> {
        @Override
        public Long initial() {
            return 0L;
        }

        @Override
        public Long apply(Long state, Entry entry) {
            return state + 1;
        }

        @Override
        public String encode(Long state) {
            return "{\"n\":" + state + "}";
        }

        @Override
        public Long decode(String json) {
            return Long.valueOf(json.replaceAll("\\D", ""));
        }
    }
}
