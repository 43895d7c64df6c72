package org.heliograph.pages;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliograph.Heliograph;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Mask;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.Snapshot;
import org.heliograph.plans.StepStatus;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;

/** One plan of a server, driven from within it; what is done here is recorded when the call returns. */
record StagedPlan(RunningServer server, String id) {
    /** A new plan with these steps, whose name is its id. */
    static StagedPlan of(RunningServer server, String id, String... steps) {
        StagedPlan plan = new StagedPlan(server, id);
        plan.define(steps);
        return plan;
    }

    void define(String... steps) {
        List<PlanEvent.StepDefined> all = Stream.of(steps)
                .map(step -> new PlanEvent.StepDefined(step, null))
                .toList();
        done(plan().define(new Definition(id, all, Mask.NONE)));
    }

    private Heliograph.Plan plan() {
        return server.inside().heliograph().plan(id);
    }

    private static void done(CompletionStage<PlanState> stage) {
        stage.toCompletableFuture().join();
    }

    /** Where the page shows it. */
    URI page() {
        return page("");
    }

    /** @param place what follows in the address */
    URI page(String place) {
        return page(server.uri(), place);
    }

    /** The same, by another way to the server. */
    URI page(URI way, String place) {
        return URI.create(way + "/plans/?plan=" + RunningServer.encoded(id) + place);
    }

    void begin(int step) {
        done(plan().step(step, StepStatus.RUNNING));
    }

    /** A step ends well. */
    void end(int step) {
        done(plan().step(step, StepStatus.COMPLETED));
    }

    /** A step ends otherwise. */
    void fail(int step, String error) {
        done(plan().step(step, StepStatus.FAILED, null, error));
    }

    void print(int step, String text) {
        done(plan().print(step, Outlet.STDOUT, text));
    }

    /** A step prints this on standard error. */
    void complain(int step, String text) {
        done(plan().print(step, Outlet.STDERR, text));
    }

    /** A step prints {@code line 1} and so on. */
    void printLines(int step, int from, int to) {
        print(
                step,
                IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
    }

    /** The plan ends well. */
    void complete(String... summary) {
        done(plan().complete(Frames.object(summary)));
    }

    /** The plan ends otherwise, because of a step. */
    void fail(String error, int step) {
        done(plan().fail(error, step));
    }

    /** How it is. */
    Snapshot now() {
        return plan().snapshot().orElseThrow();
    }
}
