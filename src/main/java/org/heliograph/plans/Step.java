package org.heliograph.plans;

import java.time.Instant;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A step as far as it has come. Immutable.
 *
 * @param error why it failed
 * @param startedAt when it began; null if it has not
 * @param completedAt when it ended; null if it has not
 * @param printed what it has printed so far
 */
public record Step(
        String name,
        @Nullable String description,
        StepStatus status,
        @Nullable String error,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Printed printed) {
    static Step of(PlanEvent.StepDefined defined) {
        return new Step(defined.name(), defined.description(), StepStatus.PENDING, null, null, null, Printed.NOTHING);
    }

    /** What was said of it before it began. */
    PlanEvent.StepDefined defined() {
        return new PlanEvent.StepDefined(name, description);
    }

    /** Whether it did anything yet. */
    boolean hasBegun() {
        return status != StepStatus.PENDING || printed.bytes() > 0;
    }

    Step became(PlanEvent.StepChanged change, Instant at) {
        boolean begins = status == StepStatus.PENDING && change.status() != StepStatus.SKIPPED;
        return new Step(
                name,
                description,
                change.status(),
                change.error() == null ? error : change.error(),
                begins ? at : startedAt,
                change.status().isTerminal() ? at : completedAt,
                change.output() == null ? printed : printed.and(change.output()));
    }

    Step printed(PlanEvent.OutputPrinted output) {
        return new Step(
                name,
                description,
                status,
                error,
                startedAt,
                completedAt,
                printed.and(output.text()).nextChunk());
    }

    /**
     * How much a step has printed.
     *
     * @param chunks pieces of it that had an event of their own
     * @param bytes in UTF-8
     * @param lines line feeds
     * @param open whether the last line has not ended
     */
    public record Printed(long chunks, long bytes, long lines, boolean open) {
        static final Printed NOTHING = new Printed(0, 0, 0, false);

        /** Lines as a reader counts them: what follows the last line feed is one, too. */
        public long allLines() {
            return open ? lines + 1 : lines;
        }

        Printed and(String text) {
            if (text.isEmpty()) {
                return this;
            }
            long feeds = 0;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                feeds++;
            }
            return new Printed(
                    chunks, bytes + Frame.utf8Length(text), lines + feeds, text.charAt(text.length() - 1) != '\n');
        }

        private Printed nextChunk() {
            return new Printed(chunks + 1, bytes, lines, open);
        }
    }
}
