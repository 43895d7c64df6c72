package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Draft;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("a plan")
class PlanStateTest {
    private final PlanRoom room = new PlanRoom().define(3);

    private List<String> told() {
        return room.events().stream().map(PlanStateTest::text).toList();
    }

    private static String text(PlanEvent event) {
        if (event instanceof PlanEvent.StepChanged change) {
            return change.step() + " " + change.status().text() + (change.error() == null ? "" : ": " + change.error());
        }
        if (event instanceof PlanEvent.ExecutionUpdated update) {
            return update.status().text() + " " + update.completed() + "/" + update.total();
        }
        return event instanceof PlanEvent.PlanFailed failed
                ? "failed: " + failed.error()
                : event.getClass().getSimpleName();
    }

    private static void refuses(int code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .extracting(thrown -> thrown instanceof CompletionException ? thrown.getCause() : thrown)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    @DisplayName("D12: tells each step, how far it is, and its summary with what its producer adds")
    void completes() {
        room.become(0, StepStatus.RUNNING);
        room.become(0, StepStatus.COMPLETED);
        room.plans.step(PlanRoom.PLAN, 1, StepStatus.FAILED, null, "no", null).join();
        JsonObject added = Json.createObjectBuilder().add("tests", 12).build();
        room.plans.complete(PlanRoom.PLAN, added, null).join();

        assertThat(told())
                .containsExactly(
                        "PlanDefined",
                        "0 running",
                        "running 0/3",
                        "0 completed",
                        "running 1/3",
                        "1 failed: no",
                        "running 2/3",
                        "2 skipped",
                        "PlanCompleted");
        PlanState now = room.now();
        assertThat(now.status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(now.finished()).isEqualTo(3);
        assertThat(now.ending()).isNotNull();
        assertThat(now.ending().summary())
                .isEqualTo(Json.createObjectBuilder()
                        .add("total_duration_ms", 0)
                        .add("steps_completed", 1)
                        .add("steps_failed", 1)
                        .add("steps_skipped", 1)
                        .add("tests", 12)
                        .build());
    }

    @Test
    @DisplayName("that fails takes its running steps with it, and skips the rest")
    void fails() {
        room.become(0, StepStatus.RUNNING);
        room.plans.fail(PlanRoom.PLAN, "disk full", 0, null).join();

        assertThat(told())
                .containsExactly(
                        "PlanDefined",
                        "0 running",
                        "running 0/3",
                        "0 failed: disk full",
                        "1 skipped",
                        "2 skipped",
                        "failed: disk full");
        assertThat(room.now().status()).isEqualTo(PlanStatus.FAILED);
    }

    @Test
    @DisplayName("that is cancelled says so first, then how its steps ended, and stays cancelled")
    void cancelled() {
        room.become(0, StepStatus.RUNNING);
        room.plans.cancel(PlanRoom.PLAN, null).join();

        assertThat(told())
                .containsExactly(
                        "PlanDefined",
                        "0 running",
                        "running 0/3",
                        "cancelled 0/3",
                        "0 failed: Cancelled",
                        "1 skipped",
                        "2 skipped",
                        "failed: Cancelled");
        assertThat(room.now().status()).isEqualTo(PlanStatus.CANCELLED);
        refuses(409, () -> room.plans.cancel(PlanRoom.PLAN, null).join());
    }

    @Test
    @DisplayName("K1: that was interrupted between an event and what follows from it, goes on when it is settled")
    void settled() {
        room.become(0, StepStatus.RUNNING);
        String cancelled = room.codec.encode(new PlanEvent.ExecutionUpdated(PlanStatus.CANCELLED, null, 0, 3));
        room.log.append(Draft.of(PlanRoom.PLAN.topic(), cancelled)).join();
        assertThat(room.now().isEnded()).isFalse();

        room.again().plans.settle();

        assertThat(told().subList(3, 8))
                .containsExactly("cancelled 0/3", "0 failed: Cancelled", "1 skipped", "2 skipped", "failed: Cancelled");
        room.again().plans.settle();
        assertThat(told()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, false",
        "PENDING, RUNNING, true",
        "PENDING, COMPLETED, true",
        "PENDING, FAILED, true",
        "PENDING, SKIPPED, true",
        "RUNNING, PENDING, false",
        "RUNNING, RUNNING, true",
        "RUNNING, COMPLETED, true",
        "RUNNING, FAILED, true",
        "COMPLETED, RUNNING, false",
        "COMPLETED, COMPLETED, false",
        "FAILED, RUNNING, false",
        "SKIPPED, RUNNING, false"
    })
    @DisplayName("D25: lets a step go forward only; what is refused is not recorded")
    void steps(StepStatus from, StepStatus to, boolean isFine) {
        if (from != StepStatus.PENDING) {
            room.become(0, from);
        }
        int before = told().size();

        if (isFine) {
            room.become(0, to);
            assertThat(room.now().step(0).status()).isEqualTo(to);
        } else {
            refuses(409, () -> room.become(0, to));
            assertThat(told()).hasSize(before);
        }
    }

    @Test
    @DisplayName("D25: refuses what does not fit: a step it has not, one that ended and prints, an end while one runs")
    void refusals() {
        refuses(400, () -> room.become(3, StepStatus.RUNNING));
        refuses(400, () -> room.become(-1, StepStatus.RUNNING));
        room.become(0, StepStatus.RUNNING);
        refuses(
                409,
                () -> room.plans
                        .complete(PlanRoom.PLAN, JsonValue.EMPTY_JSON_OBJECT, null)
                        .join());
        refuses(400, () -> room.plans.fail(PlanRoom.PLAN, "x", 7, null).join());
        room.become(0, StepStatus.COMPLETED);
        refuses(409, () -> room.print(0, "late"));
        refuses(404, () -> room.plans.cancel(new PlanId("other"), null).join());
        room.plans.complete(PlanRoom.PLAN, JsonValue.EMPTY_JSON_OBJECT, null).join();
        refuses(409, () -> room.print(1, "late"));
        refuses(409, () -> room.plans.fail(PlanRoom.PLAN, "x", null, null).join());
    }

    @Test
    @DisplayName("is laid out once; another layout takes its place only before it has begun")
    void layout() {
        assertThat(room.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(3))
                        .join()
                        .isNew())
                .isFalse();
        assertThat(room.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(2))
                        .join()
                        .isNew())
                .isTrue();
        room.print(1, "hello");
        assertThat(room.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(2))
                        .join()
                        .isNew())
                .isFalse();
        refuses(
                409,
                () -> room.plans.define(PlanRoom.PLAN, PlanRoom.definition(3)).join());
        refuses(
                409,
                () -> room.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(2, "secret"))
                        .join());
        assertThat(room.now().steps()).hasSize(2);
    }

    @Test
    @DisplayName("whose secrets were forgotten with the server takes no text until they are named again")
    void forgottenMask() {
        PlanRoom masked = new PlanRoom().define(1, "secret");
        masked.print(0, "a secret");
        PlanRoom again = masked.again();

        refuses(409, () -> again.print(0, "another secret"));
        refuses(
                409,
                () -> again.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(1, "other"))
                        .join());
        assertThat(again.plans
                        .define(PlanRoom.PLAN, PlanRoom.definition(1, "secret"))
                        .join()
                        .isNew())
                .isFalse();
        again.print(0, ", another secret.");
        assertThat(again.plans.snapshot(PlanRoom.PLAN).steps().get(0).output()).isEqualTo("a ***, another ***.");
    }

    @Test
    @DisplayName("hides its secrets in names, errors and summaries as well")
    void maskedWords() {
        PlanRoom masked = new PlanRoom();
        masked.plans
                .define(
                        PlanRoom.PLAN,
                        new Definition(
                                "Deploy to s3cret",
                                List.of(new PlanEvent.StepDefined("use s3cret", "with s3cret")),
                                Mask.of(List.of("s3cret"))))
                .join();
        masked.plans
                .step(PlanRoom.PLAN, 0, StepStatus.FAILED, "out s3c", "bad s3cret", null)
                .join();
        JsonObject summary = Json.createObjectBuilder()
                .add("where s3cret", Json.createArrayBuilder().add("s3cret").add(1))
                .build();
        masked.plans.complete(PlanRoom.PLAN, summary, null).join();

        String log = masked.log.readAfter(PlanRoom.PLAN.topic(), 0, 100, Long.MAX_VALUE).stream()
                .map(entry -> entry.event())
                .reduce("", String::concat);
        assertThat(log)
                .doesNotContain("s3cret")
                .contains("Deploy to ***", "use ***", "with ***", "bad ***", "where ***", "out s3c");
    }

    @Test
    @DisplayName(
            "K8: does the same deed once however often it is asked for, also after a restart and when all was held back")
    void once() {
        room.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, "once\n", "k1").join();
        room.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, "once\n", "k1").join();
        room.again()
                .plans
                .print(PlanRoom.PLAN, 0, Outlet.STDOUT, "once\n", "k1")
                .join();
        room.plans
                .step(PlanRoom.PLAN, 1, StepStatus.COMPLETED, null, null, "k2")
                .join();
        room.plans
                .step(PlanRoom.PLAN, 1, StepStatus.COMPLETED, null, null, "k2")
                .join();
        byte[] half = {(byte) 0xE2, (byte) 0x82};
        room.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, half, "k3").join();
        room.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, half, "k3").join();
        room.plans
                .print(PlanRoom.PLAN, 0, Outlet.STDOUT, new byte[] {(byte) 0xAC}, "k4")
                .join();

        assertThat(room.plans.snapshot(PlanRoom.PLAN).steps().get(0).output()).isEqualTo("once\n€");
    }

    @Test
    @DisplayName("is looked at once for all who come between two of its events")
    void looked() {
        room.print(0, "one");
        Snapshot first = room.plans.snapshot(PlanRoom.PLAN);

        assertThat(room.plans.snapshotOfMaybe(PlanRoom.PLAN)).isSameAs(first);
        room.print(0, " two");
        assertThat(room.plans.snapshot(PlanRoom.PLAN).steps().get(0).output()).isEqualTo("one two");
        room.plans.define(new PlanId("another"), PlanRoom.definition(1)).join();
        assertThat(room.plans.snapshot(new PlanId("another")).planId()).isEqualTo("another");
    }

    @Test
    @DisplayName("D28: shows the ends of long outputs, of all steps together a bounded part, and says so")
    void tails() {
        int steps = 30;
        PlanRoom large = new PlanRoom().define(steps);
        for (int i = 0; i < steps; i++) {
            large.print(i, "x".repeat(100_000) + i);
        }

        List<Snapshot.StepSnapshot> shown = large.plans.snapshot(PlanRoom.PLAN).steps();

        assertThat(shown).allMatch(Snapshot.StepSnapshot::outputTruncated);
        assertThat(shown.stream().mapToInt(step -> step.output().length()).sum())
                .isEqualTo(1024 * 1024);
        assertThat(shown.get(steps - 1).output()).hasSize(64 * 1024).endsWith("x29");
        assertThat(shown.get(0).output()).isEmpty();
        assertThat(shown.get(0).outputBytes()).isEqualTo(100_001);
    }
}
