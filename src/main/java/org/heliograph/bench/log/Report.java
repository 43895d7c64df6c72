package org.heliograph.bench.log;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures with their names, as a table of one row or as a JSON object. */
public final class Report {
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String head, String name, double value, int digits) {
        String text() {
            return String.format(Locale.ROOT, "%,." + digits + "f", value);
        }

        int width() {
            return Math.max(head.length(), text().length());
        }
    }

    /**
     * One more.
     *
     * @param head what it is called in the table
     * @param name what it is called in JSON
     */
    public Report add(String head, String name, double value, int digits) {
        figures.add(new Figure(head, name, value, digits));
        return this;
    }

    /** Milliseconds. */
    public Report add(String head, String name, Percentiles millis) {
        return add(head + " p50 ms", name + "_ms_p50", millis.p50(), 2)
                .add("p99", name + "_ms_p99", millis.p99(), 2)
                .add("p99.9", name + "_ms_p99_9", millis.p999(), 2)
                .add("max", name + "_ms_max", millis.max(), 2);
    }

    /** A line of names and a line of figures. */
    public String table() {
        return row(true) + "\n" + row(false);
    }

    private String row(boolean head) {
        return figures.stream()
                .map(each -> " ".repeat(each.width() - (head ? each.head() : each.text()).length())
                        + (head ? each.head() : each.text()))
                .collect(Collectors.joining("  "));
    }

    /** One JSON object. */
    public String json() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        figures.forEach(each -> object.add(each.name(), Math.round(each.value() * 1_000) / 1_000.0));
        return object.build().toString();
    }
}
