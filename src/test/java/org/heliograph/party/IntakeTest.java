package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what of the intake is queued")
class IntakeTest {
    private final Intake intake = new Intake();

    @Test
    @DisplayName("reaches to the first that is missing, and knows those that overtook it")
    void overtaken() {
        List.of(1L, 2L, 4L, 5L).forEach(intake::queued);

        assertThat(intake.through()).isEqualTo(2);
        assertThat(intake.isQueued(3)).isFalse();
        assertThat(intake.isQueued(5)).isTrue();

        intake.queued(3);
        assertThat(intake.through()).isEqualTo(5);
        assertThat(intake.ahead()).isEmpty();
    }

    @Test
    @DisplayName("is the same after it was kept")
    void kept() {
        List.of(1L, 3L).forEach(intake::queued);
        Intake again = new Intake();
        again.restore(intake.through(), intake.ahead());

        again.queued(2);
        assertThat(again.through()).isEqualTo(3);
    }
}
