package org.heliograph.cli.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.heliograph.cli.ExitStatus;
import org.heliograph.plans.Outlet;
import org.jspecify.annotations.Nullable;

/** Runs a plan's steps one after the other. {@link #run} is one thread's; any thread may {@link #cancel} them. */
final class Steps {
    private final String id;
    private final List<Step> steps;
    private final Telling telling;
    private final Display display;

    private @Nullable Execution current;
    private boolean cancelled;

    Steps(String id, List<Step> steps, Telling telling, Display display) {
        this.id = id;
        this.steps = steps;
        this.telling = telling;
        this.display = display;
    }

    /** Runs them to the end, or to the first that fails and must not. */
    int run() throws InterruptedException {
        long begun = System.nanoTime();
        for (int step = 0; step < steps.size(); step++) {
            Outcome outcome = run(step);
            if (outcome instanceof Outcome.Cancelled) {
                telling.cancelled(step);
                display.over("was cancelled", since(begun));
                return outcome.status();
            }
            telling.ended(step, outcome);
            if (!(outcome instanceof Outcome.Completed) && !steps.get(step).continueOnError()) {
                telling.failed(step, outcome);
                display.over("failed", since(begun));
                return outcome.status();
            }
        }
        telling.completed(steps.size() - 1);
        display.over("completed", since(begun));
        return ExitStatus.OK;
    }

    private Outcome run(int step) throws InterruptedException {
        Execution execution = new Execution(
                steps.get(step),
                Map.of("HELIOGRAPH_PLAN_ID", id, "HELIOGRAPH_STEP_INDEX", String.valueOf(step)),
                new Execution.Listener() {
                    @Override
                    public void tell(Outlet stream, byte[] bytes) {
                        telling.printed(step, stream, bytes);
                    }

                    @Override
                    public void show(Outlet stream, byte[] bytes) {
                        display.printed(stream, bytes);
                    }
                });
        if (!begin(execution)) {
            return new Outcome.Cancelled();
        }
        telling.began(step);
        display.began(step);
        long begun = System.nanoTime();
        Outcome outcome = execution.run();
        display.ended(step, outcome, since(begun));
        return outcome;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private synchronized boolean begin(Execution execution) {
        current = execution;
        return !cancelled;
    }

    /** Ends the command at hand, with all that it started; no other begins. */
    void cancel() throws InterruptedException {
        Execution execution;
        synchronized (this) {
            cancelled = true;
            execution = current;
        }
        if (execution != null) {
            execution.cancel();
        }
    }
}
