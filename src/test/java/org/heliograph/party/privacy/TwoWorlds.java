package org.heliograph.party.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Two worlds, and what may be different in what a watcher is told in them: nothing but what is random. */
final class TwoWorlds {
    private static final Seats SEATS = Seats.anywhere();
    private static final int CURSOR_LENGTH = 22;

    private static final int BEFORE = 12;

    private final World.Role role;
    private final Leak leak;
    private final long tailBytes;

    TwoWorlds(World.Role role, Leak leak, long tailBytes) {
        this.role = role;
        this.leak = leak;
        this.tailBytes = tailBytes;
    }

    void mustTellTheSame(List<Step> history) {
        Transcript first = transcript(World.Which.FIRST, history);
        Transcript second = transcript(World.Which.SECOND, history);
        boolean ticks = history.stream().anyMatch(step -> step.deed() == Step.Deed.TICK);
        // Where no world has had more time than the other, not even the instants differ.
        mustBeTheSame(
                ticks ? first.withoutValues() : first.withoutRandom(),
                ticks ? second.withoutValues() : second.withoutRandom());
        mustHaveForm(first);
        mustHaveForm(second);
    }

    private Transcript transcript(World.Which which, List<Step> history) {
        return new World(which, role, SEATS, leak, tailBytes).live(history);
    }

    private static void mustBeTheSame(List<String> first, List<String> second) {
        int at = 0;
        while (at < first.size() && at < second.size() && first.get(at).equals(second.get(at))) {
            at++;
        }
        if (at < first.size() || at < second.size()) {
            throw new AssertionError("The two worlds part:\n" + around(first, at) + "\nbut\n" + around(second, at));
        }
    }

    private static String around(List<String> lines, int at) {
        return String.join("\n", lines.subList(Math.max(0, at - BEFORE), Math.min(lines.size(), at + 2)));
    }

    private static void mustHaveForm(Transcript told) {
        assertThat(told.lines()).noneMatch(line -> line.contains("SECRET"));
        assertThat(told.lines()).noneMatch(line -> line.contains("\"seq\""));
        // The watcher's whole history, once more: never two of one instant, and never one before another.
        assertThat(told.instantsOf("all")).isSorted().doesNotHaveDuplicates();
        List<String> cursors = told.cursors();
        assertThat(cursors).allMatch(cursor -> cursor.length() == CURSOR_LENGTH);
        for (int i = 1; i < cursors.size(); i++) {
            assertThat(alike(cursors.get(i - 1), cursors.get(i)))
                    .as("%s and %s", cursors.get(i - 1), cursors.get(i))
                    .isLessThan(CURSOR_LENGTH / 2);
        }
    }

    /** In how many places two of them are the same: of sealed ones, in one of 64. */
    private static int alike(String one, String other) {
        int same = 0;
        for (int i = 0; i < CURSOR_LENGTH; i++) {
            same += one.charAt(i) == other.charAt(i) ? 1 : 0;
        }
        return same;
    }
}
