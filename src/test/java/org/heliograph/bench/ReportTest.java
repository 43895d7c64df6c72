package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Result result(double micros, long lost, List<String> troubles) {
        return new Result(
                Scenario.FANOUT.loads().get(0),
                101,
                5_000,
                new Result.Rates(10, 500, 50_500),
                new Result.Latency(0.5, 1.5, 2.25, 9),
                new Result.Faults(lost, 0, 0, 0),
                new Result.Cost(micros, 0.25, 0.3, 1.25, Double.NaN, 120),
                troubles);
    }

    @Test
    @DisplayName("The JSON holds the figures, and null for what is not known")
    void json() {
        JsonObject report = Json.createReader(
                        new StringReader(JsonReport.of(List.of(result(4.5, 0, List.of()), result(1, 3, List.of())))))
                .readObject();

        JsonObject run = report.getJsonArray("runs").getJsonObject(0);
        assertThat(run.getString("name")).isEqualTo("fanout");
        assertThat(run.getJsonObject("load").getInt("subscribers")).isEqualTo(100);
        assertThat(run.getJsonNumber("deliveries_per_second").doubleValue()).isEqualTo(50_500);
        assertThat(run.getJsonObject("latency_ms").getJsonNumber("p99_9").doubleValue())
                .isEqualTo(2.25);
        assertThat(run.getJsonObject("cost")
                        .getJsonNumber("cpu_us_per_delivery")
                        .doubleValue())
                .isEqualTo(4.5);
        assertThat(run.getJsonObject("cost")
                        .getJsonNumber("encodings_per_message")
                        .doubleValue())
                .isEqualTo(1.25);
        assertThat(run.getJsonObject("cost").get("kb_per_connection")).isEqualTo(JsonValue.NULL);
        assertThat(run.getBoolean("good")).isTrue();
        assertThat(report.getJsonArray("runs").getJsonObject(1).getBoolean("good"))
                .isFalse();
    }

    @Test
    @DisplayName("The table has a line for each run, aligned, and the troubles below")
    void table() {
        String[] lines = TableReport.of(List.of(result(4.5, 0, List.of()), result(123.456, 3, List.of("2 × oops"))))
                .split("\n");

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).hasSameSizeAs(lines[1]).hasSameSizeAs(lines[2]).contains("cpu µs/deliv", "lost");
        assertThat(lines[1]).startsWith("fanout").contains("50,500").contains(" - ");
        assertThat(lines[2]).contains("123.46");
        assertThat(lines[3]).isEqualTo("fanout: 2 × oops");
    }
}
