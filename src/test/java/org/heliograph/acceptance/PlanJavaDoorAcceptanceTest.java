package org.heliograph.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.heliograph.Heliograph;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanPush;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.PlanStatus;
import org.heliograph.plans.StepStatus;
import org.heliograph.support.Frames;
import org.heliograph.support.Plan;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("S002: a plan through the Java door")
@ExtendWith(SharedServer.class)
class PlanJavaDoorAcceptanceTest {
    private static final int PATIENCE_SECONDS = 20;

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Heliograph.Plan door(Plan plan) {
        return plan.server().inside().heliograph().plan(plan.id());
    }

    @Test
    @DisplayName("what a program drives is what everybody sees, in the order it asked, without waiting in between")
    void driving(Plan plan) {
        Heliograph.Plan door = door(plan);
        assertThat(door.snapshot()).isEmpty();
        try (WireClient client = plan.follow()) {
            List<CompletionStage<?>> deeds = new ArrayList<>();
            deeds.add(door.define(Definition.of("Build", "a", "b").masking("s3cret")));
            deeds.add(door.step(0, StepStatus.RUNNING));
            byte[] bytes = "s3cret ☀\n".getBytes(UTF_8);
            deeds.add(door.print(0, Outlet.STDOUT, Arrays.copyOf(bytes, 8)));
            deeds.add(door.print(0, Outlet.STDOUT, Arrays.copyOfRange(bytes, 8, bytes.length)));
            deeds.add(door.print(0, Outlet.STDERR, "mind s3cret\n"));
            deeds.add(door.step(0, StepStatus.FAILED, null, "with s3cret"));
            PlanState ended = done(door.complete(Frames.object("by", "java")));
            assertThat(deeds).allMatch(deed -> deed.toCompletableFuture().isDone());

            assertThat(ended.status()).isEqualTo(PlanStatus.COMPLETED);
            List<JsonObject> frames = client.upTo("plan_completed");
            assertThat(Plan.printed(frames, 0)).isEqualTo("*** ☀\nmind ***\n");
            assertThat(Plan.types(frames)).startsWith("execution_update", "step_status", "execution_update");
            assertThat(door.snapshot().orElseThrow().cursor())
                    .isEqualTo(plan.poll().getString("cursor"))
                    .isEqualTo(door.head());
            assertThat(Plan.step(plan.poll(), 0).getString("error")).isEqualTo("with ***");
        }
    }

    @Test
    @DisplayName("a refusal completes the stage, also of a plan that is not there")
    void refusals(Plan plan) {
        Heliograph.Plan door = door(plan);
        refused(404, door.step(0, StepStatus.RUNNING));
        refused(404, door.cancel());
        done(door.define(Definition.of("Build", "a")));
        refused(400, door.print(1, Outlet.STDOUT, "x"));
        refused(413, door.fail("e".repeat(20_000), null));
        done(door.cancel());
        refused(409, door.step(0, StepStatus.RUNNING));
        refused(409, door.define(Definition.of("Another", "b")));
        assertThatThrownBy(() -> plan.server().inside().heliograph().plan("no name"))
                .isInstanceOf(RefusedException.class);
    }

    private static void refused(int code, CompletionStage<?> stage) {
        assertThatThrownBy(() -> done(stage))
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    @DisplayName("a program follows a plan from its beginning, from a cursor, and is told of one that is none")
    void following(Plan plan) throws InterruptedException {
        Heliograph.Plan door = door(plan);
        done(door.define(Definition.of("Build", "a")));
        Ear all = new Ear();
        Ear lost = new Ear();
        Heliograph.Following first = door.follow(null, all);
        Heliograph.Following second = door.follow("made-up", lost);
        assertThat(door.subscribers()).isEqualTo(2);
        done(door.step(0, StepStatus.COMPLETED));
        for (Ear ear : List.of(all, lost)) {
            assertThat(ear.next(3))
                    .extracting(PlanPush::type)
                    .containsExactly("execution_update", "step_status", "execution_update");
        }
        first.close();
        second.close();
        assertThat(all.gaps).isEmpty();
        assertThat(lost.gaps).hasSize(1);
        assertThat(door.subscribers()).isZero();

        Ear later = new Ear();
        Heliograph.Following third = door.follow(all.cursors.get(1), later);
        assertThat(later.next(1)).extracting(PlanPush::type).containsExactly("execution_update");
        third.close();
    }

    private static final class Ear implements Heliograph.PlanListener {
        private final BlockingQueue<PlanPush> events = new LinkedBlockingQueue<>();
        private final List<String> cursors = new CopyOnWriteArrayList<>();
        private final List<Gap> gaps = new CopyOnWriteArrayList<>();

        List<PlanPush> next(int count) throws InterruptedException {
            List<PlanPush> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            assertThat(heard).doesNotContainNull();
            return heard;
        }

        @Override
        public void event(PlanPush event, String cursor) {
            cursors.add(cursor);
            events.add(event);
        }

        @Override
        public void gap(Gap gap) {
            gaps.add(gap);
        }
    }
}
