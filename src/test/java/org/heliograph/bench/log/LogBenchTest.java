package org.heliograph.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import org.heliograph.bench.BenchCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The benchmarks of the log")
class LogBenchTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int bench(String... arguments) {
        return new CommandLine(new BenchCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }

    private JsonObject figures() {
        try (JsonReader reader = Json.createReader(new StringReader(out.toString()))) {
            return reader.readObject();
        }
    }

    @Test
    @DisplayName("append counts durable events, and forces beside them")
    void append() {
        assertThat(bench(
                        "append", "--writers=4", "--warmup=0", "--duration=1", "--json", "--folder", folder.toString()))
                .isZero();
        JsonObject figures = figures();
        assertThat(figures.getJsonNumber("events_per_second").doubleValue()).isPositive();
        assertThat(figures.getJsonNumber("events_per_fsync").doubleValue()).isBetween(1.0, 4.0);
        assertThat(figures.getJsonNumber("append_ms_p99").doubleValue())
                .isGreaterThanOrEqualTo(figures.getJsonNumber("append_ms_p50").doubleValue())
                .isGreaterThanOrEqualTo(figures.getJsonNumber("fsync_ms_p50").doubleValue());
        assertThat(figures).containsKey("bare_fsync_ms_p50");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("resume reads from the oldest entry and from anywhere, and leaves nothing behind")
    void resume() {
        assertThat(bench("resume", "--entries=5000", "--folder", folder.toString()))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("first event ms", "anywhere p50 ms", "p99.9"))
                .anySatisfy(line -> assertThat(line).contains("5,000"));
        assertThat(folder).isEmptyDirectory();
    }
}
