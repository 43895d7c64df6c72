package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the tail of a log in memory")
class TailTest {
    private static final int LENGTH = 200;
    /** Three times the text and what an entry costs beside it. */
    private static final int COST = 400 + 3 * LENGTH;

    private final Map<Topic, Long> last = new HashMap<>();

    @Test
    @DisplayName("answers from the entry before its oldest on; sends those who are further back to the log")
    void reach() {
        Tail<String> tail = new Tail<>(3 * COST);
        Topic topic = topic(0);
        for (int i = 1; i <= 5; i++) {
            tail.add(next(topic));
        }
        assertThat(tail.after(topic, 1, 10)).isNull();
        assertThat(seqs(tail.after(topic, 2, 10))).containsExactly(3L, 4L, 5L);
        assertThat(seqs(tail.after(topic, 2, 2))).containsExactly(3L, 4L);
        assertThat(tail.after(topic, 5, 10)).isEmpty();
        assertThat(tail.after(topic(1), 0, 10)).as("a topic it has nothing of").isNull();
    }

    @Test
    @DisplayName("keeps the newest entry, however large")
    void oneIsKept() {
        Tail<String> tail = new Tail<>(1);
        tail.add(next(topic(0)));
        tail.add(next(topic(1)));

        assertThat(tail.after(topic(0), 0, 10)).isNull();
        assertThat(seqs(tail.after(topic(1), 0, 10))).containsExactly(1L);
    }

    @Property(tries = 300)
    @Label("holds exactly the newest entries that fit, over all topics, each topic's in order")
    void newestOfAll(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3) Integer> topics,
            @ForAll @IntRange(min = 1, max = 20) int room,
            @ForAll @IntRange(min = 1, max = 5) int max) {
        last.clear();
        Tail<String> tail = new Tail<>((long) room * COST);
        List<Recorded<String>> all = new ArrayList<>();
        for (int number : topics) {
            Recorded<String> recorded = next(topic(number));
            tail.add(recorded);
            all.add(recorded);
            List<Recorded<String>> kept = all.subList(Math.max(0, all.size() - room), all.size());
            last.forEach((topic, newest) -> {
                List<Recorded<String>> here = kept.stream()
                        .filter(r -> r.entry().topic().equals(topic))
                        .toList();
                for (long seq = 0; seq <= newest; seq++) {
                    assertThat(tail.after(topic, seq, max)).isEqualTo(expected(here, seq, max));
                }
            });
        }
    }

    private static List<Recorded<String>> expected(List<Recorded<String>> kept, long seq, int max) {
        if (kept.isEmpty() || kept.get(0).entry().seq() > seq + 1) {
            return null;
        }
        return kept.stream().filter(r -> r.entry().seq() > seq).limit(max).toList();
    }

    private Recorded<String> next(Topic topic) {
        long seq = last.merge(topic, 1L, Long::sum);
        return new Recorded<>(new Entry(topic, seq, seq, Instant.EPOCH, "id", null, "x".repeat(LENGTH)), null);
    }

    private static List<Long> seqs(List<Recorded<String>> recorded) {
        return recorded.stream().map(r -> r.entry().seq()).toList();
    }

    private static Topic topic(int number) {
        return new Topic("test", "t" + number);
    }
}
