package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K3 K4 A log whose process is killed while one file follows another")
class KilledLogTest {
    private static final int ROUNDS = 4;

    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    @Test
    @DisplayName("K3 K4 has everything that was acknowledged, and gives no position twice")
    void killed() throws Exception {
        LogFolder folder = new LogFolder(directory.resolve("log"), layout);
        Map<Long, String> acknowledged = new HashMap<>();
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            for (String line : linesUntilKilled(folder.path, 100 + random.nextInt(400))) {
                String[] parts = line.split(" ", 2);
                assertThat(acknowledged.put(Long.parseLong(parts[0]), parts[1]))
                        .as(line)
                        .isNull();
            }
            Map<Long, String> found = new HashMap<>();
            try (EventLog log = folder.open()) {
                for (Entry entry : LogFolder.all(log)) {
                    found.put(entry.position(), entry.id());
                }
                assertThat(log.readAfter(KilledWriter.TOPIC, 0, Integer.MAX_VALUE, Long.MAX_VALUE))
                        .hasSameSizeAs(found.keySet());
            }
            assertThat(found).containsAllEntriesOf(acknowledged);
        }
        assertThat(folder.segments()).hasSizeGreaterThan(50);
    }

    /** What it printed, whole lines only. */
    private List<String> linesUntilKilled(Path path, int lines) throws IOException, InterruptedException {
        Process process = ForkedJava.start(List.of(), KilledWriter.class, path.toString(), layout.name());
        List<String> printed = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            while (printed.size() < lines) {
                printed.add(out.readLine());
            }
            // What it printed stays to be read, which it would not otherwise.
            process.toHandle().destroyForcibly();
            out.lines().forEach(printed::add);
        } finally {
            process.destroyForcibly().waitFor();
        }
        printed.remove(printed.size() - 1);
        return printed;
    }
}
