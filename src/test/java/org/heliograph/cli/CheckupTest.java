package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.Heliograph;
import org.heliograph.plans.PlanStatus;
import org.heliograph.plans.Snapshot;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of the demo does real work, again and again, and fails now and then. */
class CheckupTest {
    /** More than a run and the rest after it take. */
    private static final int A_RUN = 140;

    @TempDir
    Path data;

    @Test
    @DisplayName("It reads what is there, and fails every third time")
    void looksOverTheMachine() throws Exception {
        Path folder = Files.createDirectories(data.resolve("folder"));
        Files.writeString(folder.resolve("a"), "123456789");
        try (RunningServer server = RunningServer.start(data.resolve("server"), "log.durability", "memory")) {
            Heliograph heliograph = server.inside().heliograph();
            Checkup checkup = new Checkup(heliograph, "look", folder, data.resolve("nowhere"));

            for (int i = 0; i < 3 * A_RUN; i++) {
                checkup.step();
            }

            Snapshot first = heliograph.plan("look-1").snapshot().orElseThrow();
            assertThat(first.overallStatus()).isEqualTo(PlanStatus.COMPLETED);
            // The check value of CRC-32.
            assertThat(first.steps().get(1).output()).contains("cbf43926").contains("100 %");
            assertThat(List.of("look-2", "look-3"))
                    .extracting(name ->
                            heliograph.plan(name).snapshot().orElseThrow().overallStatus())
                    .containsExactly(PlanStatus.COMPLETED, PlanStatus.FAILED);
        }
    }

    @Test
    @DisplayName("Cancelled, it begins anew after a while")
    void cancelled() {
        try (RunningServer server = RunningServer.start(data.resolve("server"), "log.durability", "memory")) {
            Heliograph heliograph = server.inside().heliograph();
            Checkup checkup = new Checkup(heliograph, "look", data.resolve("nowhere"), data.resolve("nowhere"));
            checkup.step();
            heliograph.plan("look-1").cancel().toCompletableFuture().join();

            for (int i = 0; i < A_RUN; i++) {
                checkup.step();
            }

            assertThat(heliograph.plan("look-2").snapshot()).isPresent();
        }
    }
}
