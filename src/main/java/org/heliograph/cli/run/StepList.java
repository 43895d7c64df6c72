package org.heliograph.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a plan and how far they are, as lines of a terminal. For one thread at a time. */
final class StepList {
    private static final int BEFORE = 3;
    private static final int MOST = 8;
    private static final int NAME = 40;
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final List<Entry> entries = new ArrayList<>();
    private int at;

    /** A step, when it began, and how it ended. */
    private record Entry(
            String name,
            long begun,
            @Nullable Outcome outcome,
            @Nullable Duration took) {}

    StepList(List<Step> steps) {
        steps.forEach(step -> entries.add(new Entry(step.name(), 0, null, null)));
    }

    void began(int step) {
        at = step;
        entries.set(step, new Entry(entries.get(step).name(), System.nanoTime() | 1, null, null));
    }

    void ended(int step, Outcome outcome, Duration took) {
        entries.set(step, new Entry(entries.get(step).name(), 1, outcome, took));
    }

    /** Those about the one at hand; how many others there are is said. */
    List<String> lines() {
        int from = entries.size() <= MOST ? 0 : Math.max(0, Math.min(at - BEFORE, entries.size() - MOST));
        int to = Math.min(entries.size(), from + MOST);
        List<String> lines = new ArrayList<>();
        if (from > 0) {
            lines.add(FAINT + "  … " + from + " before" + PLAIN);
        }
        entries.subList(from, to).forEach(entry -> lines.add(line(entry)));
        if (to < entries.size()) {
            lines.add(FAINT + "  … " + (entries.size() - to) + " to come" + PLAIN);
        }
        return lines;
    }

    /** All of them. */
    List<String> all() {
        return entries.stream().map(StepList::line).toList();
    }

    private static String line(Entry entry) {
        Outcome outcome = entry.outcome();
        if (outcome != null && entry.took() != null) {
            boolean well = outcome instanceof Outcome.Completed;
            return (well ? GREEN + "  ✓ " : RED + "  ✗ ")
                    + PLAIN
                    + timed(entry.name(), entry.took())
                    + (well
                            ? ""
                            : "  " + RED + outcome.error().lines().findFirst().orElse("") + PLAIN);
        }
        if (entry.begun() != 0) {
            return YELLOW + "  ▸ " + PLAIN + timed(entry.name(), Duration.ofNanos(System.nanoTime() - entry.begun()));
        }
        return FAINT + "  · " + entry.name() + PLAIN;
    }

    private static String timed(String name, Duration time) {
        int blanks = Math.max(1, NAME - name.codePointCount(0, name.length()));
        return name + " ".repeat(blanks) + Times.of(time);
    }
}
