package org.heliograph.cli.run;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.heliograph.plans.Outlet;

/** Writes a line for everything that happens: where there is no terminal that could be drawn on. */
public final class PlainDisplay implements Display {
    private final List<Step> steps;
    private final Passage passage;
    private final PrintWriter err;

    /**
     * A display.
     *
     * @param passage where commands print
     * @param err where we do
     */
    public PlainDisplay(Plan plan, Passage passage, PrintWriter err) {
        this.steps = plan.steps();
        this.passage = passage;
        this.err = err;
    }

    @Override
    public void page(URI page) {
        say(page.toString());
    }

    @Override
    public void began(int step) {
        say(number(step) + " begins: " + steps.get(step).name());
    }

    @Override
    public void ended(int step, Outcome outcome, Duration took) {
        say(number(step)
                + (outcome instanceof Outcome.Completed ? " completed after " : " failed after ")
                + Times.of(took)
                + (outcome.error().isEmpty() ? "" : ": " + outcome.error()));
    }

    @Override
    public void printed(Outlet stream, byte[] bytes) {
        passage.pass(stream, bytes);
    }

    @Override
    public void say(String words) {
        err.println("heliograph: " + words);
        err.flush();
    }

    @Override
    public void over(String how, Duration took) {
        say("the plan " + how + " after " + Times.of(took));
    }

    private String number(int step) {
        return "step " + (step + 1) + " of " + steps.size();
    }
}
