package org.heliograph.plans.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.heliograph.core.connection.Push;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.PlanPush;
import org.heliograph.plans.PlanStatus;
import org.heliograph.plans.Snapshot;
import org.heliograph.plans.StepStatus;
import org.heliograph.support.Frames;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the plans: what leaves is, byte for byte, what the files say")
class GoldenPlanFramesTest {
    private static final FrameEncoder ENCODER = new FrameEncoder(new Json());
    private static final String PLAN = "build-7";
    private static final PlanPush.Progress PROGRESS = new PlanPush.Progress(1, 3);

    private static final JsonObject SUMMARY = Frames.parse(
            "{\"total_duration_ms\":61500,\"steps_completed\":2,\"steps_failed\":0,\"steps_skipped\":1,\"tests\":1284}");

    private static final PlanPush COMPLETED =
            new PlanPush.Completed(PLAN, SUMMARY, Golden.ID, 7, Golden.AT, Golden.CURSOR);

    @Test
    @DisplayName("X11: what happens in a plan")
    void events() {
        assertThat(Map.ofEntries(
                        frame("execution-update", progressed(PlanStatus.RUNNING, PROGRESS, null, null)),
                        frame(
                                "execution-update-defined",
                                progressed(
                                        PlanStatus.PENDING,
                                        new PlanPush.Progress(0, 2),
                                        "Build 7",
                                        List.of(
                                                new PlanEvent.StepDefined("compile", null),
                                                new PlanEvent.StepDefined("test", "All \"fast\" tests – ☀")))),
                        frame("step-status", changed(StepStatus.RUNNING, null, null)),
                        frame("step-status-failed", changed(StepStatus.FAILED, "1 test failed\n", "Exit status 2")),
                        frame(
                                "step-output",
                                new PlanPush.Printed(
                                        PLAN,
                                        1,
                                        "\u001b[31m50%\u001b[0m\rdone – ☀\n",
                                        Outlet.STDERR,
                                        4,
                                        Golden.ID,
                                        7,
                                        Golden.AT,
                                        Golden.CURSOR)),
                        frame("plan-completed", COMPLETED),
                        Map.entry(
                                "plan-completed-replayed",
                                ENCODER.encode(COMPLETED).replayed().text()),
                        frame("plan-failed", failed("Exit status 2", 1)),
                        frame("plan-failed-cancelled", failed("Cancelled", null)),
                        frame("subscribed", new Subscribed(PLAN, snapshot(), Golden.CURSOR)),
                        frame("subscribed-resumed", new Subscribed(PLAN, null, Golden.CURSOR)),
                        frame("unsubscribed", new PlanEndpoint.Unsubscribed(PLAN))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("plan"));
    }

    private static PlanPush progressed(
            PlanStatus status, PlanPush.Progress progress, String name, List<PlanEvent.StepDefined> steps) {
        return new PlanPush.Progressed(
                PLAN, status, null, progress, name, steps, Golden.ID, 7, Golden.AT, Golden.CURSOR);
    }

    private static PlanPush changed(StepStatus status, String output, String error) {
        return new PlanPush.Changed(PLAN, 1, "test", status, output, error, Golden.ID, 7, Golden.AT, Golden.CURSOR);
    }

    private static PlanPush failed(String error, Integer step) {
        return new PlanPush.Failed(PLAN, error, step, Golden.ID, 7, Golden.AT, Golden.CURSOR);
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                PLAN,
                "Build 7",
                PlanStatus.RUNNING,
                null,
                new PlanPush.Progress(0, 1),
                List.of(new Snapshot.StepSnapshot(
                        0,
                        "compile",
                        null,
                        StepStatus.RUNNING,
                        "Compiling 12 files\n",
                        false,
                        19,
                        1,
                        1,
                        null,
                        Golden.AT,
                        null)),
                null,
                null,
                null,
                Golden.AT,
                Golden.AT,
                null,
                Golden.AT,
                Golden.CURSOR);
    }

    private static Map.Entry<String, String> frame(String name, Push push) {
        return Map.entry(name, ENCODER.encode(push).text());
    }
}
