package org.heliograph.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Results for a program: one object with {@code runs}; a figure that is not known is null. */
final class JsonReport {
    private JsonReport() {}

    static String of(List<Result> results) {
        JsonArrayBuilder runs = Json.createArrayBuilder();
        results.forEach(result -> runs.add(run(result)));
        return Json.createObjectBuilder()
                .add("processors", Runtime.getRuntime().availableProcessors())
                .add("runs", runs)
                .build()
                .toString();
    }

    private static JsonObjectBuilder run(Result result) {
        return Json.createObjectBuilder()
                .add("name", result.load().name())
                .add("connections", result.connections())
                .add("load", load(result.load()))
                .add("published", result.published())
                .add("seconds", number(result.rates().seconds()))
                .add("published_per_second", number(result.rates().publishedPerSecond()))
                .add("deliveries_per_second", number(result.rates().deliveriesPerSecond()))
                .add("latency_ms", latency(result.latency()))
                .add("faults", faults(result.faults()))
                .add("cost", cost(result.cost()))
                .add("troubles", Json.createArrayBuilder(result.troubles()))
                .add("good", result.good());
    }

    private static JsonObjectBuilder load(Load load) {
        Audience audience = load.audience();
        Traffic traffic = load.traffic();
        return Json.createObjectBuilder()
                .add("subscribers", audience.subscribers())
                .add("topics", audience.topics())
                .add("slow", audience.slow())
                .add("stalled", audience.stalled())
                .add("transport", audience.transport().name())
                .add("filters", audience.filters())
                .add("door", traffic.door().name())
                .add("publishers", traffic.publishers())
                .add("rate", number(traffic.rate()))
                .add("size", traffic.size());
    }

    private static JsonObjectBuilder latency(Result.Latency latency) {
        return Json.createObjectBuilder()
                .add("p50", number(latency.p50()))
                .add("p99", number(latency.p99()))
                .add("p99_9", number(latency.p999()))
                .add("max", number(latency.max()));
    }

    private static JsonObjectBuilder faults(Result.Faults faults) {
        return Json.createObjectBuilder()
                .add("lost", faults.lost())
                .add("duplicate", faults.duplicate())
                .add("reordered", faults.reordered())
                .add("disagreeing", faults.disagreeing());
    }

    private static JsonObjectBuilder cost(Result.Cost cost) {
        return Json.createObjectBuilder()
                .add("cpu_us_per_delivery", number(cost.microsPerDelivery()))
                .add("server_cores", number(cost.serverCores()))
                .add("generator_cores", number(cost.generatorCores()))
                .add("encodings_per_message", number(cost.encodingsPerMessage()))
                .add("kb_per_connection", number(cost.kbPerConnection()))
                .add("rss_mb", number(cost.rssMb()));
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value)
                ? Json.createValue(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP))
                : JsonValue.NULL;
    }
}
