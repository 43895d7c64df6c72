package org.heliograph.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("the instants of entries")
class PaceProperties {
    private static final long STEP = 3;
    private static final long HOUR = 3_600_000_000L;

    @Property
    @Label("K12: are never nearer than the step, whatever the clock does")
    void neverTooNear(@ForAll @Size(max = 100) List<@IntRange(min = -10, max = 10) Integer> jumps) {
        Pace pace = new Pace(STEP);
        long clock = 0;
        long last = 0;
        for (int jump : jumps) {
            clock += jump;
            long at = pace.after(last, clock);
            assertThat(at).isGreaterThanOrEqualTo(Math.max(clock, last + STEP));
            last = at;
        }
    }

    @Property
    @Label("K2: do not count what was in between, also after the clock was set back an hour")
    void doNotCount(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 100, max = 1_000_000) Integer> gaps,
            @ForAll @Size(50) List<Boolean> hidden) {
        List<Long> all = instants(gaps, List.of());
        List<Long> some = instants(gaps, hidden);

        assertThat(some).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            // One half of a microsecond is lost at each entry.
            assertThat(Math.abs(all.get(i) - some.get(i))).isLessThanOrEqualTo(i + 1);
        }
    }

    /** Those that are shown, where something hidden happens half way to some of them. */
    private static List<Long> instants(List<Integer> gaps, List<Boolean> hidden) {
        Pace pace = new Pace(STEP);
        List<Long> shown = new ArrayList<>();
        long last = pace.after(0, HOUR);
        long clock = 0;
        last = pace.after(last, clock);
        for (int i = 0; i < gaps.size(); i++) {
            if (i < hidden.size() && hidden.get(i)) {
                last = pace.after(last, clock + gaps.get(i) / 2);
            }
            clock += gaps.get(i);
            last = pace.after(last, clock);
            shown.add(last);
        }
        return shown;
    }

    @Property
    @Label("are the clock's again once it has caught up")
    void catchUp(@ForAll @IntRange(min = 1, max = 1_000) int behindSeconds) {
        Pace pace = new Pace(STEP);
        long last = pace.after(0, HOUR);
        long clock = HOUR - behindSeconds * 1_000_000L;
        for (int i = 0; i <= 3 * behindSeconds; i++) {
            last = pace.after(last, clock);
            clock += 1_000_000;
        }

        assertThat(pace.after(last, clock)).isEqualTo(clock);
    }
}
