package org.heliograph.plans;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** What the log of all plans comes to. Used by one thread at a time. */
public final class PlansState {
    private final Map<String, PlanState> plans = new TreeMap<>();
    private final Map<String, Map<Integer, Marks>> marks = new HashMap<>();

    PlansState() {}

    static PlansState of(Kept kept) {
        PlansState state = new PlansState();
        for (KeptPlan plan : kept.plans()) {
            String id = plan.plan().id();
            state.plans.put(id, plan.plan());
            plan.marks().forEach(step -> state.marks(id).put(step.step(), Marks.of(step.marks())));
        }
        return state;
    }

    Kept kept() {
        return new Kept(plans.values().stream().map(this::kept).toList());
    }

    private KeptPlan kept(PlanState plan) {
        return new KeptPlan(
                plan,
                marks.getOrDefault(plan.id(), Map.of()).entrySet().stream()
                        .map(step -> new KeptStep(step.getKey(), step.getValue().kept()))
                        .toList());
    }

    void apply(Entry entry, PlanEvent event) {
        String id = entry.topic().id();
        PlanState before = plans.get(id);
        if (before == null) {
            // What retention has left of a plan without its beginning says nothing that could be shown.
            if (event instanceof PlanEvent.PlanDefined defined) {
                plans.put(id, PlanState.of(id, defined, entry.at(), entry.seq()));
            }
            return;
        }
        if (event instanceof PlanEvent.PlanDefined) {
            marks.remove(id);
        }
        mark(before, entry, event);
        plans.put(id, before.after(event, entry.at(), entry.seq()));
    }

    private void mark(PlanState before, Entry entry, PlanEvent event) {
        int step = Piece.stepOf(event);
        if (step >= 0 && step < before.steps().size()) {
            marks(before.id())
                    .computeIfAbsent(step, s -> Marks.none())
                    .add(entry.seq(), before.steps().get(step).printed());
        }
    }

    private Map<Integer, Marks> marks(String id) {
        return marks.computeIfAbsent(id, plan -> new HashMap<>());
    }

    /** The plan of this name; null if there is none. */
    @Nullable
    PlanState plan(PlanId id) {
        return plans.get(id.value());
    }

    /** All plans, by name. */
    Collection<PlanState> plans() {
        return plans.values();
    }

    /** Where a step's output stands in the log. */
    Marks marks(PlanId id, int step) {
        return marks.getOrDefault(id.value(), Map.of()).getOrDefault(step, Marks.none());
    }

    /** Plans of which the log keeps nothing are no more. */
    void forget(Predicate<PlanId> gone) {
        List<String> names =
                plans.keySet().stream().filter(id -> gone.test(new PlanId(id))).collect(Collectors.toList());
        names.forEach(plans::remove);
        names.forEach(marks::remove);
    }

    /** All plans as a snapshot holds them. */
    public record Kept(List<KeptPlan> plans) {}

    /** A plan as a snapshot holds it. */
    public record KeptPlan(PlanState plan, List<KeptStep> marks) {}

    /** Where the output of one of its steps stands. */
    public record KeptStep(int step, Marks.Kept marks) {}
}
