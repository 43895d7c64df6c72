package org.heliograph.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The server's figures. What happens is told by the methods named after it, from any thread; what is, is asked for when
 * somebody looks. Names on the wire are those of docs/operations.md.
 */
public final class Metrics implements AutoCloseable {
    /** The codes of the protocol and those that libraries send; a client could make up thousands of others. */
    private static final Set<Integer> CODES =
            Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1013, 4000, 4001, 4002);

    private static final Duration[] BUCKETS =
            List.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000).stream()
                    .map(micros -> Duration.ofNanos(micros * 1_000L))
                    .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProcessFigures process = new ProcessFigures();
    private final Counter gaps;
    private final Counter encodings;
    private final Timer append;
    private final Timer fsync;
    private final Timer deliver;

    /** Figures of this process, and none yet of its connections and logs. */
    public Metrics() {
        gaps = Counter.builder("heliograph.gaps")
                .description("Readers told that they missed something")
                .register(registry);
        encodings = Counter.builder("heliograph.encodings")
                .description("Pushes made into frames, one for all who see the same")
                .register(registry);
        append = timer("heliograph.append", "From an append to its acknowledgement");
        fsync = timer("heliograph.fsync", "Forcing the log to the disk");
        deliver = timer("heliograph.deliver", "From an event's being recorded to its being handed to a socket");
        process.bindTo(registry);
    }

    /** Asks how many are connected to an endpoint. */
    public void connections(String endpoint, Supplier<Number> count) {
        Gauge.builder("heliograph.connections", count)
                .tag("endpoint", endpoint)
                .description("Open connections")
                .register(registry);
    }

    /** Asks how many follow topics of a kind. */
    public void subscriptions(String kind, Supplier<Number> count) {
        Gauge.builder("heliograph.subscriptions", count)
                .tag("kind", kind)
                .description("Subscriptions to topics")
                .register(registry);
    }

    /** Asks how many damaged lines a log has. */
    public void damagedLines(String log, Supplier<Number> count) {
        Gauge.builder("heliograph.log.damaged.lines", count)
                .tag("log", log)
                .description("Lines of the log that cannot be read")
                .register(registry);
    }

    /** A connection ended with this code. */
    public void closed(int code) {
        String told = CODES.contains(code) ? Integer.toString(code) : "other";
        registry.counter("heliograph.closes", "code", told).increment();
    }

    /** A reader was told of a gap. */
    public void gap() {
        gaps.increment();
    }

    /** A push was made into a frame. */
    public void encoded() {
        encodings.increment();
    }

    /** An append was acknowledged after so long. */
    public void appended(Duration taken) {
        append.record(taken);
    }

    /** The disk took so long. */
    public void fsynced(Duration taken) {
        fsync.record(taken);
    }

    /** An event reached a socket so long after it was recorded. */
    public void delivered(Duration taken) {
        deliver.record(taken);
    }

    /** Adds figures of somebody else. */
    public void add(MeterBinder figures) {
        figures.bindTo(registry);
    }

    /** Everything, in the format that the reader accepts. */
    String scrape(String contentType) {
        return registry.scrape(contentType);
    }

    /** Hands it to the context. */
    public void offerTo(ServletContext context) {
        context.setAttribute(Metrics.class.getName(), this);
    }

    /** Lets go of what it listens to in the Java runtime. */
    @Override
    public void close() {
        process.close();
        registry.close();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
