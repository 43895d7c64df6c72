package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plan with secrets")
class MaskedPlanTest {
    private final PlanRoom room = new PlanRoom().define(2, "s3cret", "1234567");

    @Test
    @DisplayName("D27: takes what has no text after a restart, also when nobody names its secrets again")
    void withoutText() {
        room.become(0, StepStatus.RUNNING);
        PlanRoom after = room.again();

        assertThatThrownBy(() -> after.print(0, "text")).hasMessageContaining("PUT the plan again");
        assertThatThrownBy(() -> after.plans
                        .step(PlanRoom.PLAN, 0, StepStatus.FAILED, null, "error", null)
                        .join())
                .hasMessageContaining("PUT the plan again");
        after.become(0, StepStatus.COMPLETED);
        after.plans.cancel(PlanRoom.PLAN, null).join();
        assertThat(after.now().status()).isEqualTo(PlanStatus.CANCELLED);
        assertThat(after.now().isEnded()).isTrue();
    }

    @Test
    @DisplayName("ends without words of its own after a restart")
    void completes() {
        PlanRoom after = room.again();
        JsonObject words = Json.createObjectBuilder().add("a", "b").build();
        assertThatThrownBy(
                        () -> after.plans.complete(PlanRoom.PLAN, words, null).join())
                .hasMessageContaining("PUT the plan again");

        after.plans.complete(PlanRoom.PLAN, JsonObject.EMPTY_JSON_OBJECT, null).join();
        assertThat(after.now().status()).isEqualTo(PlanStatus.COMPLETED);
    }

    @Test
    @DisplayName("hides them in what its producer adds to the summary, also where they are numbers")
    void summary() {
        JsonObject words = Json.createObjectBuilder()
                .add("said", Json.createArrayBuilder().add("a s3cret").add(12345678))
                .add("count", 77)
                .build();
        room.plans.complete(PlanRoom.PLAN, words, null).join();

        PlanState.Ending ending = Objects.requireNonNull(room.now().ending());
        JsonObject summary = Objects.requireNonNull(ending.summary());
        assertThat(summary.getJsonArray("said")).hasToString("[\"a ***\",\"***8\"]");
        assertThat(summary.getInt("count")).isEqualTo(77);
    }
}
