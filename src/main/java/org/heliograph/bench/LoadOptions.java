package org.heliograph.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that change the loads of a scenario; what is not given stays as the scenario has it. */
final class LoadOptions {
    @Option(names = "--subscribers", paramLabel = "N", description = "Healthy readers.")
    private @Nullable Integer subscribers;

    @Option(names = "--topics", paramLabel = "N", description = "Channels or bots over which they are spread.")
    private @Nullable Integer topics;

    @Option(names = "--slow", paramLabel = "N", description = "Further readers that read slowly.")
    private @Nullable Integer slow;

    @Option(names = "--slow-rate", paramLabel = "B/s", description = "Bytes per second of a slow reader.")
    private @Nullable Integer slowRate;

    @Option(names = "--stalled", paramLabel = "N", description = "Further readers that stop reading.")
    private @Nullable Integer stalled;

    @Option(names = "--transport", paramLabel = "T", description = "How readers follow: ${COMPLETION-CANDIDATES}.")
    private @Nullable Transport transport;

    @Option(
            names = "--filters",
            paramLabel = "N",
            description = "Different filters of a bot's readers, all of which let the ends of tasks through and nothing"
                    + " else; 0: none.")
    private @Nullable Integer filters;

    @Option(
            names = "--door",
            paramLabel = "D",
            description =
                    "How messages are published: ${COMPLETION-CANDIDATES}. WS: on sockets of the publishers' own,"
                            + " which follow too; SELF: on readers' sockets; HTTP: one each; BATCH: many each; TASK: as a bot's tasks.")
    private @Nullable Door door;

    @Option(names = "--publishers", paramLabel = "N", description = "Threads that publish.")
    private @Nullable Integer publishers;

    @Option(names = "--rate", paramLabel = "N/s", description = "Messages per second in all; 0: as fast as it goes.")
    private @Nullable Double rate;

    @Option(names = "--size", paramLabel = "N", description = "Characters of content in a message.")
    private @Nullable Integer size;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "At rate 0: messages a publisher may be ahead of its readers; 0: no bound.")
    private @Nullable Integer window;

    @Option(names = "--warmup", paramLabel = "S", description = "Seconds of load before measuring.")
    private @Nullable Double warmup;

    @Option(names = "--duration", paramLabel = "S", description = "Seconds that are measured.")
    private @Nullable Double duration;

    /** @throws IllegalArgumentException if the result makes no sense */
    List<Load> applyTo(Scenario scenario) {
        return scenario.loads().stream()
                .map(load -> load.with(audience(load.audience()), traffic(load.traffic()))
                        .lasting(seconds(warmup, load.warmup()), seconds(duration, load.measured())))
                .toList();
    }

    private Audience audience(Audience a) {
        int readers = or(subscribers, a.subscribers());
        return new Audience(
                readers,
                or(topics, Math.min(a.topics(), readers)),
                or(slow, a.slow()),
                or(stalled, a.stalled()),
                or(slowRate, a.slowBytesPerSecond()),
                or(transport, a.transport()),
                or(filters, a.filters()));
    }

    private Traffic traffic(Traffic t) {
        return new Traffic(
                or(door, t.door()),
                or(publishers, t.publishers()),
                or(rate, t.rate()),
                or(size, t.size()),
                or(window, t.window()));
    }

    private static Duration seconds(@Nullable Double given, Duration otherwise) {
        return given == null ? otherwise : Duration.ofNanos((long) (given * 1e9));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
