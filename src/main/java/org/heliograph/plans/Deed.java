package org.heliograph.plans;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** What a producer wants to be recorded of a plan that there is. Immutable; deciding it changes nothing. */
sealed interface Deed {
    /**
     * What it comes to.
     *
     * @param plan has not ended
     * @throws RefusedException if it does not fit how far the plan is
     */
    Decision decide(PlanState plan, Memory memory, Instant now);

    /** How many bytes wait until it is done. */
    default int size() {
        return 0;
    }

    /** A step begins, goes on or ends. */
    record Change(
            int step,
            StepStatus status,
            @Nullable String output,
            @Nullable String error) implements Deed {
        @Override
        public Decision decide(PlanState plan, Memory memory, Instant now) {
            StepStatus before = plan.step(step).status();
            if (!before.mayBecome(status)) {
                throw RefusedException.conflict(
                        "Step " + step + " is " + before.text() + " and cannot become " + status.text());
            }
            return new Decision(plan, memory).change(step, status, output, error);
        }

        @Override
        public int size() {
            return output == null ? 0 : output.length();
        }
    }

    /** A step prints. */
    final class Print implements Deed {
        private final int step;
        private final Outlet stream;
        private final byte @Nullable [] bytes;
        private final String text;

        private Print(int step, Outlet stream, byte @Nullable [] bytes, String text) {
            this.step = step;
            this.stream = stream;
            this.bytes = bytes;
            this.text = text;
        }

        /** Bytes, which are not copied. */
        static Print of(int step, Outlet stream, byte[] bytes) {
            return new Print(step, stream, bytes, "");
        }

        /** Text. */
        static Print of(int step, Outlet stream, String text) {
            return new Print(step, stream, null, text);
        }

        @Override
        public Decision decide(PlanState plan, Memory memory, Instant now) {
            StepStatus status = plan.step(step).status();
            if (status.isTerminal()) {
                throw RefusedException.conflict("Step " + step + " is " + status.text() + " and prints no more");
            }
            Decision decision = new Decision(plan, memory);
            return bytes != null ? decision.print(step, stream, bytes) : decision.print(step, stream, text);
        }

        @Override
        public int size() {
            return bytes != null ? bytes.length : text.length();
        }

        /** This and the next in one, if they are small bytes of one stream; else null. */
        @Nullable
        Print and(Print more) {
            if (bytes == null
                    || more.bytes == null
                    || more.step != step
                    || more.stream != stream
                    || bytes.length + more.bytes.length > Chunks.BYTES) {
                return null;
            }
            byte[] all = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
            System.arraycopy(more.bytes, 0, all, bytes.length, more.bytes.length);
            return of(step, stream, all);
        }
    }

    /** The plan ended well. */
    record Complete(JsonObject summary) implements Deed {
        /** Looked up once: the lookup reads jars. */
        private static final JsonProvider JSON = JsonProvider.provider();

        @Override
        public Decision decide(PlanState plan, Memory memory, Instant now) {
            plan.stepsThatAre(StepStatus.RUNNING).findFirst().ifPresent(step -> {
                throw RefusedException.conflict("Step " + step + " is running");
            });
            Decision decision = new Decision(plan, memory).endAll();
            return decision.recordAll(plan.endings(StepStatus.PENDING, StepStatus.SKIPPED, null))
                    .record(new PlanEvent.PlanCompleted(summary(plan, now, said(decision))));
        }

        private JsonObject said(Decision decision) {
            return summary.isEmpty() ? summary : Covering.of(decision.mask(), summary);
        }

        private static JsonObject summary(PlanState plan, Instant now, JsonObject said) {
            Instant began = plan.times().started();
            JsonObjectBuilder all = JSON.createObjectBuilder()
                    .add(
                            "total_duration_ms",
                            began == null
                                    ? 0
                                    : Math.max(0, Duration.between(began, now).toMillis()))
                    .add("steps_completed", plan.count(StepStatus.COMPLETED))
                    .add("steps_failed", plan.count(StepStatus.FAILED))
                    .add("steps_skipped", plan.count(StepStatus.SKIPPED) + plan.count(StepStatus.PENDING));
            return all.addAll(JSON.createObjectBuilder(said)).build();
        }
    }

    /** The plan ended otherwise. */
    record Fail(String error, @Nullable Integer failedStep) implements Deed {
        @Override
        public Decision decide(PlanState plan, Memory memory, Instant now) {
            if (failedStep != null) {
                plan.step(failedStep);
            }
            Decision decision = new Decision(plan, memory).endAll();
            String why = decision.mask().cover(error);
            if (failedStep != null && plan.step(failedStep).status() == StepStatus.PENDING) {
                decision.record(plan.ending(failedStep, StepStatus.FAILED, why));
            }
            plan.stepsThatAre(StepStatus.RUNNING).forEach(i -> decision.record(plan.ending(i, StepStatus.FAILED, why)));
            plan.stepsThatAre(StepStatus.PENDING)
                    .filter(i -> failedStep == null || i != failedStep)
                    .forEach(i -> decision.record(plan.ending(i, StepStatus.SKIPPED, null)));
            return decision.record(new PlanEvent.PlanFailed(why, failedStep));
        }
    }

    /** Somebody ends the plan; what follows from that is {@linkplain PlanState#owed owed}. */
    record Cancel() implements Deed {
        @Override
        public Decision decide(PlanState plan, Memory memory, Instant now) {
            return new Decision(plan, memory)
                    .endAll()
                    .record(new PlanEvent.ExecutionUpdated(
                            PlanStatus.CANCELLED,
                            null,
                            plan.finished(),
                            plan.steps().size()));
        }
    }
}
