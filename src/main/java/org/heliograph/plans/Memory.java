package org.heliograph.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a plan and must not stand in the log: the secrets it names, and output that may still become one.
 * Immutable; gone with the process.
 */
final class Memory {
    private static final int MOST_KEYS = 100;

    private final @Nullable Mask mask;
    private final Map<Spout, Flow> flows;
    // Keys of deeds of which everything is held back.
    private final List<String> done;

    private Memory(@Nullable Mask mask, Map<Spout, Flow> flows, List<String> done) {
        this.mask = mask;
        this.flows = flows;
        this.done = done;
    }

    /** One stream of one step. */
    record Spout(int step, Outlet stream) {}

    /** Of a plan that was defined before this process began. */
    static Memory lost() {
        return new Memory(null, Map.of(), List.of());
    }

    static Memory of(Mask mask) {
        return new Memory(mask, Map.of(), List.of());
    }

    /** The same under a mask that was named again. */
    Memory named(Mask again) {
        return new Memory(again, flows, done);
    }

    /**
     * What hides the plan's secrets.
     *
     * @throws RefusedException 409 if there are some and nobody has named them since the server started
     */
    Mask mask(PlanState plan) {
        if (plan.mask() == null) {
            return Mask.NONE;
        }
        if (mask == null) {
            throw RefusedException.conflict(
                    "The plan's mask is kept in memory only and the server was restarted: PUT the plan again");
        }
        return mask;
    }

    Flow flow(Spout spout) {
        return flows.getOrDefault(spout, Flow.EMPTY);
    }

    /** What every stream has held back. */
    Map<Spout, Flow> flows() {
        return flows;
    }

    Memory with(Spout spout, Flow flow) {
        Map<Spout, Flow> more = new HashMap<>(flows);
        if (flow.isEmpty()) {
            more.remove(spout);
        } else {
            more.put(spout, flow);
        }
        return new Memory(mask, Map.copyOf(more), done);
    }

    /** The same, after a deed of this key of which nothing can be recorded yet. */
    Memory andDone(@Nullable String key) {
        if (key == null) {
            return this;
        }
        List<String> more = new ArrayList<>(done);
        more.add(key);
        int tooMany = Math.max(0, more.size() - MOST_KEYS);
        return new Memory(mask, flows, List.copyOf(more.subList(tooMany, more.size())));
    }

    boolean isDone(String key) {
        return done.contains(key);
    }
}
