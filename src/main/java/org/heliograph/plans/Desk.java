package org.heliograph.plans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.core.Folded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.Turns;
import org.heliograph.core.log.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Where it is decided what happens in one plan: one request after the other, each from what the log says once the one
 * before is durable. Output that comes while another piece is being written goes in one piece with what came before it,
 * so the more there is the larger the pieces, and a single line does not wait. Any thread; no lock is held while it is
 * decided or recorded.
 */
final class Desk {
    /** What may wait for one plan. */
    private static final int MOST_WAITING = 8 * 1024 * 1024;

    private final PlanId id;
    private final Timeline<PlanEvent> timeline;
    private final Folded<PlansState> state;
    private final Clock clock;
    private final Executor executor;
    private final Turns turns;

    // Guarded by this.
    private int waiting;
    private @Nullable Request last;

    // Of whoever's turn it is.
    private volatile Memory memory = Memory.lost();

    Desk(PlanId id, Timeline<PlanEvent> timeline, Folded<PlansState> state, Clock clock, Executor executor) {
        this.id = id;
        this.timeline = timeline;
        this.state = state;
        this.clock = clock;
        this.executor = executor;
        this.turns = new Turns(executor);
    }

    /** What is asked of a plan, perhaps one that there is not yet. */
    interface Asked {
        /** What is to be recorded and remembered; may refuse. */
        Outcome decide(@Nullable PlanState plan, Memory memory);
    }

    /** What is to be recorded of a request, and remembered once it is. */
    record Outcome(List<PlanEvent> events, Memory memory) {
        static Outcome nothing(Memory memory) {
            return new Outcome(List.of(), memory);
        }
    }

    /**
     * What came of a request.
     *
     * @param plan as it is now
     * @param isRecorded whether anything was recorded for it
     */
    record Done(PlanState plan, boolean isRecorded) {}

    /**
     * Has a deed done.
     *
     * @param key the same key again is the same deed; null for none
     * @return completes once it is durable, with the plan as it is then; exceptionally with {@link RefusedException} if
     *     it does not fit
     */
    CompletableFuture<Done> perform(Deed deed, @Nullable String key) {
        Request request;
        synchronized (this) {
            if (last != null && last.isJoinedBy(deed, key)) {
                waiting += deed.size();
                return last.done;
            }
            if (waiting + deed.size() > MOST_WAITING && waiting > 0) {
                return CompletableFuture.failedFuture(
                        RefusedException.tooMany("Over " + MOST_WAITING + " bytes wait to be recorded for this plan"));
            }
            waiting += deed.size();
            request = new Request(deed, key);
            last = request;
        }
        CompletableFuture<?> unused =
                turns.take(() -> carryOut(asked(begin(request)), key)).whenComplete(request::tell);
        return request.done;
    }

    /** From here on nothing joins it. */
    private synchronized Deed begin(Request request) {
        if (last == request) {
            last = null;
        }
        waiting -= request.deed.size();
        return request.deed;
    }

    /** The same for what is no deed of a plan that there is. */
    CompletableFuture<Done> perform(Asked asked) {
        return turns.take(() -> carryOut(asked, null));
    }

    private Asked asked(Deed deed) {
        return (plan, remembered) -> {
            if (plan == null) {
                throw RefusedException.unknown("Unknown plan: " + id.value());
            }
            if (plan.isEnded()) {
                throw RefusedException.conflict("The plan is " + plan.status().text());
            }
            Decision decision = deed.decide(plan, remembered, clock.instant());
            return new Outcome(decision.events(), decision.memory());
        };
    }

    private CompletableFuture<Done> carryOut(Asked asked, @Nullable String key) {
        if (key != null && isDone(key)) {
            return CompletableFuture.completedFuture(new Done(now(), false));
        }
        PlanState plan = state.ask(plans -> plans.plan(id));
        Outcome outcome = asked.decide(plan, memory);
        Memory after = outcome.events().isEmpty() ? outcome.memory().andDone(key) : outcome.memory();
        return record(plan, outcome.events(), key)
                .thenApplyAsync(
                        recorded -> {
                            memory = after;
                            return new Done(now(), !outcome.events().isEmpty());
                        },
                        this::goOn);
    }

    /** When the server stops there are no such threads any more; what became durable is told all the same. */
    private void goOn(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    private PlanState now() {
        PlanState plan = state.ask(plans -> plans.plan(id));
        if (plan == null) {
            throw RefusedException.unknown("Unknown plan: " + id.value());
        }
        return plan;
    }

    /** A deed of which nothing is in the log yet is gone with the memory of it, and so is its key. */
    private boolean isDone(String key) {
        return memory.isDone(key) || timeline.log().byKey(id.topic(), key).isPresent();
    }

    /** The key goes with the last event: a deed that has it is in the log as a whole. What is owed follows from that. */
    private CompletableFuture<Void> record(@Nullable PlanState plan, List<PlanEvent> events, @Nullable String key) {
        List<CompletableFuture<Appended>> appends = new ArrayList<>();
        long seq = timeline.extent(id.topic()).last();
        PlanState now = plan;
        for (PlanEvent event : events) {
            boolean isLast = appends.size() == events.size() - 1;
            appends.add(timeline.recordAfter(id.topic(), seq, event, isLast ? key : null));
            seq++;
            now = after(now, event, seq);
        }
        for (PlanEvent event : now == null ? List.<PlanEvent>of() : now.owed()) {
            appends.add(timeline.recordAfter(id.topic(), seq++, event, null));
        }
        return CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new));
    }

    private @Nullable PlanState after(@Nullable PlanState now, PlanEvent event, long seq) {
        if (now == null) {
            return event instanceof PlanEvent.PlanDefined defined
                    ? PlanState.of(id.value(), defined, clock.instant(), seq)
                    : null;
        }
        return now.after(event, clock.instant(), seq);
    }

    /** A deed that waits for its turn, and those that joined it meanwhile. */
    private static final class Request {
        private final @Nullable String key;
        private final CompletableFuture<Done> done = new CompletableFuture<>();
        private Deed deed;

        Request(Deed deed, @Nullable String key) {
            this.deed = deed;
            this.key = key;
        }

        /** Whether this and another are one from now on. */
        boolean isJoinedBy(Deed other, @Nullable String otherKey) {
            Deed.Print both =
                    deed instanceof Deed.Print print && other instanceof Deed.Print more ? print.and(more) : null;
            if (both == null || key != null || otherKey != null) {
                return false;
            }
            deed = both;
            return true;
        }

        void tell(@Nullable Done result, @Nullable Throwable failure) {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }
}
