package org.heliograph.plans;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.core.Folded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
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

    // Guarded by this.
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private int size;
    private boolean busy;

    // Of whoever is at the first request.
    private volatile Memory memory = Memory.lost();

    Desk(PlanId id, Timeline<PlanEvent> timeline, Folded<PlansState> state, Clock clock, Executor executor) {
        this.id = id;
        this.timeline = timeline;
        this.state = state;
        this.clock = clock;
        this.executor = executor;
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
        return add(new Request(asked(deed), deed, key, new ArrayList<>()));
    }

    /** The same for what is no deed of a plan that there is. */
    CompletableFuture<Done> perform(Asked asked) {
        return add(new Request(asked, null, null, new ArrayList<>()));
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

    private CompletableFuture<Done> add(Request request) {
        CompletableFuture<Done> done = new CompletableFuture<>();
        request.done.add(done);
        boolean first;
        synchronized (this) {
            if (size + request.size() > MOST_WAITING && size > 0) {
                return CompletableFuture.failedFuture(
                        RefusedException.tooMany("Over " + MOST_WAITING + " bytes wait to be recorded for this plan"));
            }
            waiting.add(request);
            size += request.size();
            first = !busy;
            busy = true;
        }
        if (first && !isStarted(this::next)) {
            refuseWaiting();
        }
        return done;
    }

    private void next() {
        Request request = take();
        if (request == null) {
            return;
        }
        // Who waits for it is told of a failure; nobody else waits.
        CompletableFuture<?> unused = carryOut(request).whenComplete((recorded, failure) -> {
            boolean goesOn = isStarted(() -> {
                tell(request, recorded, failure);
                next();
            });
            if (!goesOn) {
                tell(request, recorded, failure);
                refuseWaiting();
            }
        });
    }

    /** False if the server stops, and its threads have. */
    private boolean isStarted(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void refuseWaiting() {
        List<Request> rest;
        synchronized (this) {
            rest = List.copyOf(waiting);
            waiting.clear();
            size = 0;
            busy = false;
        }
        rest.forEach(request -> tell(request, null, RefusedException.unavailable("The server is stopping")));
    }

    private synchronized @Nullable Request take() {
        Request request = waiting.poll();
        busy = request != null;
        if (request == null) {
            return null;
        }
        size -= request.size();
        for (Request more = joined(request, waiting.peek()); more != null; more = joined(request, waiting.peek())) {
            size -= waiting.remove().size();
            request = more;
        }
        return request;
    }

    /** Two requests as one, if they can be; else null. */
    private @Nullable Request joined(Request first, @Nullable Request second) {
        if (second == null || first.key != null || second.key != null) {
            return null;
        }
        Deed.Print both = first.deed instanceof Deed.Print print && second.deed instanceof Deed.Print more
                ? print.and(more)
                : null;
        if (both == null) {
            return null;
        }
        List<CompletableFuture<Done>> done = new ArrayList<>(first.done);
        done.addAll(second.done);
        return new Request(asked(both), both, null, done);
    }

    private void tell(Request request, @Nullable Boolean recorded, @Nullable Throwable failure) {
        if (failure != null) {
            request.done.forEach(one -> one.completeExceptionally(failure));
            return;
        }
        try {
            PlanState now = state.ask(plans -> plans.plan(id));
            if (now == null) {
                throw RefusedException.unknown("Unknown plan: " + id.value());
            }
            Done done = new Done(now, Boolean.TRUE.equals(recorded));
            request.done.forEach(one -> one.complete(done));
        } catch (RuntimeException e) {
            request.done.forEach(one -> one.completeExceptionally(e));
        }
    }

    /** Completes with whether anything was recorded. */
    private CompletableFuture<Boolean> carryOut(Request request) {
        try {
            if (request.key != null && isDone(request.key)) {
                return CompletableFuture.completedFuture(false);
            }
            PlanState plan = state.ask(plans -> plans.plan(id));
            Outcome outcome = request.asked.decide(plan, memory);
            Memory after = outcome.events().isEmpty() ? outcome.memory().andDone(request.key) : outcome.memory();
            return record(plan, outcome.events(), request.key).thenApply(recorded -> {
                memory = after;
                return !outcome.events().isEmpty();
            });
        } catch (RuntimeException e) {
            // Refused, or the log cannot be read: whoever waits for the answer is told by it.
            return CompletableFuture.failedFuture(e);
        }
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

    /** What was asked, and who waits for it. */
    private record Request(
            Asked asked, @Nullable Deed deed, @Nullable String key, List<CompletableFuture<Done>> done) {
        int size() {
            return deed == null ? 0 : deed.size();
        }
    }
}
