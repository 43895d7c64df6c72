package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static double deliveries(Load load) {
        return load.traffic().rate()
                * load.audience().subscribers()
                / load.audience().topics();
    }

    @Test
    @DisplayName("CometD's shape is 1,000 clients and 90,000 deliveries a second")
    void cometd() {
        Load load = Scenario.COMETD.loads().get(0);
        assertThat(load.audience().subscribers()).isEqualTo(1_000);
        assertThat(deliveries(load)).isEqualTo(90_000);
    }

    @Test
    @DisplayName("Growth goes from 100 to 5,000 subscribers at the same number of deliveries")
    void growth() {
        var loads = Scenario.GROWTH.loads();
        assertThat(loads.get(0).audience().subscribers()).isEqualTo(100);
        assertThat(loads.get(loads.size() - 1).audience().subscribers()).isEqualTo(5_000);
        assertThat(loads).allSatisfy(load -> assertThat(deliveries(load)).isCloseTo(50_000, within(1e-6)));
    }

    @Test
    @DisplayName("The run with slow readers differs from the one without by nothing else")
    void slow() {
        var loads = Scenario.SLOW.loads();
        assertThat(loads.get(1).traffic()).isEqualTo(loads.get(0).traffic());
        assertThat(loads.get(1).audience().withHindered(0, 0))
                .isEqualTo(loads.get(0).audience());
        assertThat(loads.get(1).audience().slow()).isEqualTo(50);
        assertThat(loads.get(1).audience().stalled()).isEqualTo(10);
    }
}
