package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("facets")
class FacetsProperties {
    /** An entry at a seq. */
    record At(long seq, TaskEvent event) {}

    @Property(tries = 500)
    @Label("B25 find what a look at every entry finds, also from a snapshot and after some were dropped")
    void findWhatThereIs(
            @ForAll("entries") List<At> entries,
            @ForAll("filters") BotFilter filter,
            @ForAll @IntRange(min = -2, max = 60) int from,
            @ForAll @IntRange(min = -2, max = 60) int to,
            @ForAll @IntRange(max = 20) int skip,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @IntRange(max = 50) int keptAt,
            @ForAll @IntRange(max = 40) int oldest) {
        Facets facets = new Facets();
        int added = 0;
        for (At at : entries) {
            facets.add(at.seq, at.event);
            if (++added == keptAt) {
                facets = Facets.decode(facets.first(), facets.encode());
            }
        }
        facets.dropBefore(oldest);
        long start = Math.max(from, oldest);

        List<Long> found = new ArrayList<>();
        for (At at : entries) {
            if (at.seq >= start && at.seq <= to && filter.wants(at.event)) {
                found.add(at.seq);
            }
        }
        assertThat(facets.count(filter, start, to)).isEqualTo(found.size());
        assertThat(facets.oldest(filter, start, to, skip, limit)).containsExactly(page(found, skip, limit));
        Collections.reverse(found);
        assertThat(facets.newest(filter, start, to, skip, limit)).containsExactly(page(found, skip, limit));
    }

    @Example
    @Label("B25 begin where what is kept begins, however far that is")
    void beginLate() {
        Facets facets = new Facets();
        long trimmed = 5_000_000_000L;
        facets.add(trimmed + 1, event(Source.FILE, TaskStatus.FAILED));
        facets.add(trimmed + 3, event(Source.FILE, TaskStatus.FAILED));
        assertThat(facets.first()).isEqualTo(trimmed + 1);
        assertThat(facets.oldest(BotFilter.ALL, 1, Long.MAX_VALUE, 0, 10)).containsExactly(trimmed + 1, trimmed + 3);
    }

    private static long[] page(List<Long> all, int skip, int limit) {
        return all.stream().skip(skip).limit(limit).mapToLong(Long::longValue).toArray();
    }

    @Provide
    Arbitrary<BotFilter> filters() {
        return Combinators.combine(
                        Arbitraries.of(Source.class).injectNull(0.5),
                        Arbitraries.of(TaskStatus.class).injectNull(0.5),
                        Arbitraries.of(true, false).injectNull(0.5))
                .as(BotFilter::new);
    }

    /** Seqs go up, and are passed over where a line was damaged. */
    @Provide
    Arbitrary<List<At>> entries() {
        Arbitrary<TaskEvent> events = Combinators.combine(
                        Arbitraries.of(Source.class), Arbitraries.of(TaskStatus.class))
                .as(FacetsProperties::event);
        return Combinators.combine(events, Arbitraries.of(1, 1, 1, 2, 3))
                .as((event, step) -> new At(step, event))
                .list()
                .ofMaxSize(50)
                .map(FacetsProperties::placed);
    }

    private static List<At> placed(List<At> steps) {
        List<At> placed = new ArrayList<>();
        long seq = 0;
        for (At step : steps) {
            seq += step.seq;
            placed.add(new At(seq, step.event));
        }
        return placed;
    }

    private static TaskEvent event(Source source, TaskStatus status) {
        return switch (status) {
            case PENDING -> new TaskEvent.TaskQueued("T", source, "x", Priority.P1, null, null, 0, 1, null, null);
            case IN_PROGRESS -> new TaskEvent.TaskStarted("T", source, null, null, null);
            case COMPLETED -> new TaskEvent.TaskCompleted("T", source, "", List.of(), BigDecimal.ONE, null);
            case FAILED -> new TaskEvent.TaskFailed("T", source, "", null, null);
        };
    }
}
