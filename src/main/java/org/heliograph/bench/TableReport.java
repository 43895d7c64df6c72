package org.heliograph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results for a person: a line each, and below what went wrong. */
final class TableReport {
    private static final List<String> HEAD = List.of(
            "run",
            "conns",
            "topics",
            "msg/s",
            "deliveries/s",
            "p50 ms",
            "p99",
            "p99.9",
            "max",
            "cpu µs/deliv",
            "cores",
            "gen cores",
            "enc/msg",
            "KB/conn",
            "RSS MB",
            "lost",
            "dup",
            "reord");

    private TableReport() {}

    static String of(List<Result> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        results.forEach(result -> rows.add(row(result)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String table = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
        String troubles = results.stream()
                .flatMap(result ->
                        result.troubles().stream().map(t -> "\n" + result.load().name() + ": " + t))
                .collect(Collectors.joining());
        return table + troubles;
    }

    private static List<String> row(Result r) {
        return List.of(
                r.load().name(),
                whole(r.connections()),
                whole(r.load().audience().topics()),
                whole(r.rates().publishedPerSecond()),
                whole(r.rates().deliveriesPerSecond()),
                fine(r.latency().p50()),
                fine(r.latency().p99()),
                fine(r.latency().p999()),
                fine(r.latency().max()),
                fine(r.cost().microsPerDelivery()),
                fine(r.cost().serverCores()),
                fine(r.cost().generatorCores()),
                fine(r.cost().encodingsPerMessage()),
                fine(r.cost().kbPerConnection()),
                whole(r.cost().rssMb()),
                count(r.faults().lost()),
                count(r.faults().duplicate()),
                count(r.faults().reordered() + r.faults().disagreeing()));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + padding : "  " + padding + cells.get(i));
        }
        return line.toString();
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String whole(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.0f", value) : "-";
    }

    private static String fine(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }
}
