package org.heliograph.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of one request, gathered event by event: nothing of it goes into the log, or is remembered,
 * before all of it is decided. For one use, by one thread.
 */
final class Decision {
    private final PlanState plan;
    private final List<PlanEvent> events = new ArrayList<>();
    private final Map<Integer, Long> chunks = new HashMap<>();
    private Memory memory;

    Decision(PlanState plan, Memory memory) {
        this.plan = plan;
        this.memory = memory;
    }

    List<PlanEvent> events() {
        return events;
    }

    Memory memory() {
        return memory;
    }

    /**
     * What no text may show.
     *
     * @throws org.heliograph.core.RefusedException if it is not known any more: then there must be no text
     */
    Mask mask() {
        return memory.mask(plan);
    }

    Decision record(PlanEvent event) {
        events.add(event);
        return this;
    }

    Decision recordAll(List<PlanEvent> more) {
        events.addAll(more);
        return this;
    }

    /** A step printed bytes. */
    Decision print(int step, Outlet stream, byte[] bytes) {
        Memory.Spout spout = new Memory.Spout(step, stream);
        Flow.Passed passed = memory.flow(spout).and(bytes, mask());
        return print(spout, passed);
    }

    /** A step printed text. */
    Decision print(int step, Outlet stream, String text) {
        Memory.Spout spout = new Memory.Spout(step, stream);
        Flow.Passed passed = memory.flow(spout).and(text, mask());
        return print(spout, passed);
    }

    private Decision print(Memory.Spout spout, Flow.Passed passed) {
        memory = memory.with(spout, passed.after());
        Chunks.of(passed.text()).forEach(chunk -> record(spout, chunk));
        return this;
    }

    private void record(Memory.Spout spout, String text) {
        long chunk = chunks.computeIfAbsent(
                spout.step(), step -> plan.steps().get(step).printed().chunks());
        chunks.put(spout.step(), chunk + 1);
        events.add(new PlanEvent.OutputPrinted(spout.step(), spout.stream(), chunk, text));
    }

    /** Nothing more is printed by any step that has held something back. */
    Decision endAll() {
        memory.flows().keySet().stream()
                .map(Memory.Spout::step)
                .distinct()
                .sorted()
                .forEach(this::end);
        return this;
    }

    private void end(int step) {
        for (Outlet stream : Outlet.values()) {
            Memory.Spout spout = new Memory.Spout(step, stream);
            Chunks.of(takeEnd(spout)).forEach(chunk -> record(spout, chunk));
        }
    }

    /** A step is somewhere else now; the end of what it printed comes with that. */
    Decision change(int step, StepStatus status, @Nullable String output, @Nullable String error) {
        Memory.Spout out = new Memory.Spout(step, Outlet.STDOUT);
        String text = "";
        if (output != null) {
            Flow.Passed passed = memory.flow(out).and(output, mask());
            memory = memory.with(out, passed.after());
            text = passed.text();
        }
        if (status.isTerminal()) {
            text += takeEnd(out);
            end(step);
        }
        List<String> pieces = new ArrayList<>(Chunks.of(text));
        String last = pieces.isEmpty() ? null : pieces.remove(pieces.size() - 1);
        pieces.forEach(chunk -> record(out, chunk));
        String why = error == null ? null : mask().cover(error);
        events.add(new PlanEvent.StepChanged(step, plan.steps().get(step).name(), status, last, why));
        return this;
    }

    private String takeEnd(Memory.Spout spout) {
        Flow flow = memory.flow(spout);
        memory = memory.with(spout, Flow.EMPTY);
        return flow.isEmpty() ? "" : flow.end(mask());
    }
}
