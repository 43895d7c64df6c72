package org.heliograph.plans;

import java.time.Instant;
import org.heliograph.core.Recorded;
import org.jspecify.annotations.Nullable;

/** What one entry adds to a step's output. */
record Piece(long seq, Instant at, Outlet stream, String text) {
    /** What an entry adds to this step; null for nothing. */
    static @Nullable Piece of(int step, Recorded<PlanEvent> recorded) {
        PlanEvent event = recorded.event();
        if (stepOf(event) != step) {
            return null;
        }
        Outlet stream = event instanceof PlanEvent.OutputPrinted output ? output.stream() : Outlet.STDOUT;
        return new Piece(recorded.entry().seq(), recorded.entry().at(), stream, textOf(event));
    }

    /** Of which step an event has output; −1 if of none. */
    static int stepOf(PlanEvent event) {
        if (event instanceof PlanEvent.OutputPrinted output) {
            return output.step();
        }
        return event instanceof PlanEvent.StepChanged change && !textOf(change).isEmpty() ? change.step() : -1;
    }

    private static String textOf(PlanEvent event) {
        if (event instanceof PlanEvent.OutputPrinted output) {
            return output.text();
        }
        return event instanceof PlanEvent.StepChanged change && change.output() != null ? change.output() : "";
    }
}
