package org.heliograph.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads lines of a rival's name, a tab and a report in JSON, and prints a Markdown table: for each run and rival the
 * median of each figure, and its CPU and throughput as a multiple of the naive rival's and the limit's.
 */
public final class Medians {
    private static final List<String> FIGURES = List.of(
            "/deliveries_per_second",
            "/latency_ms/p50",
            "/latency_ms/p99",
            "/latency_ms/p99_9",
            "/latency_ms/max",
            "/cost/cpu_us_per_delivery",
            "/cost/encodings_per_message",
            "/cost/server_cores",
            "/cost/kb_per_connection",
            "/cost/rss_mb");
    private static final String CPU = "/cost/cpu_us_per_delivery";
    private static final String THROUGHPUT = "/deliveries_per_second";

    /** Run, rival, figure: what each round gave. */
    private final Map<String, Map<String, Map<String, List<Double>>>> runs = new LinkedHashMap<>();

    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    void add(String rival, JsonObject report) {
        if (report.containsKey("ready_ms")) {
            figure("start", rival, "ready_ms", report.getJsonNumber("ready_ms").doubleValue());
            return;
        }
        for (JsonObject run : report.getJsonArray("runs").getValuesAs(JsonObject.class)) {
            for (String pointer : FIGURES) {
                JsonValue value = run.getValue(pointer);
                if (value != JsonValue.NULL) {
                    figure(run.getString("name"), rival, pointer, Double.parseDouble(value.toString()));
                }
            }
            fault(rival, run);
        }
    }

    private void figure(String run, String rival, String figure, double value) {
        runs.computeIfAbsent(run, r -> new LinkedHashMap<>())
                .computeIfAbsent(rival, r -> new LinkedHashMap<>())
                .computeIfAbsent(figure, f -> new ArrayList<>())
                .add(value);
    }

    private void fault(String rival, JsonObject run) {
        if (!run.getBoolean("good")) {
            String troubles = run.getJsonArray("troubles").getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .collect(Collectors.joining("; "));
            faults.computeIfAbsent(run.getString("name") + ", " + rival, f -> new ArrayList<>())
                    .add(run.getJsonObject("faults") + " " + troubles);
        }
    }

    String table() {
        if (runs.containsKey("start")) {
            return runs.get("start").entrySet().stream()
                    .map(rival -> "| " + rival.getKey() + " | "
                            + figure(median(rival.getValue().get("ready_ms")), 0) + " ms |")
                    .collect(Collectors.joining("\n", "| start to ready | |\n|---|---|\n", ""));
        }
        StringBuilder table = new StringBuilder("| run | server | deliveries/s | p50 ms | p99 ms | p99.9 ms | max ms |"
                + " CPU µs/delivery | encodings/message | cores | KB/connection | RSS MB | CPU × naive | CPU × C | rate × naive |\n"
                + "|---|---|" + "--:|".repeat(13) + "\n");
        runs.forEach((run, rivals) -> rivals.forEach((rival, figures) -> {
            table.append("| ").append(run).append(" | ").append(rival);
            for (String pointer : FIGURES) {
                boolean whole = pointer.equals(THROUGHPUT) || pointer.endsWith("rss_mb");
                table.append(" | ").append(figure(median(figures.get(pointer)), whole ? 0 : 2));
            }
            table.append(" | ").append(ratio(rivals, rival, "naive", CPU));
            table.append(" | ").append(ratio(rivals, rival, "c", CPU));
            table.append(" | ")
                    .append(ratio(rivals, rival, "naive", THROUGHPUT))
                    .append(" |\n");
        }));
        faults.forEach((where, what) ->
                table.append("\n- **").append(where).append("**: ").append(what));
        return table.toString();
    }

    private static String ratio(
            Map<String, Map<String, List<Double>>> rivals, String one, String other, String pointer) {
        if (one.equals(other) || !rivals.containsKey(other)) {
            return "";
        }
        return figure(
                median(rivals.get(one).get(pointer)) / median(rivals.get(other).get(pointer)), 2);
    }

    static double median(List<Double> values) {
        if (values == null || values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String figure(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + digits + "f", value) : "";
    }

    public static void main(String[] arguments) throws IOException {
        Medians medians = new Medians();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", 2);
            if (parts.length < 2 || parts[1].isBlank()) {
                System.err.println("No result: " + parts[0]);
                continue;
            }
            medians.add(parts[0], Json.createReader(new StringReader(parts[1])).readObject());
        }
        System.out.println(medians.table());
    }
}
