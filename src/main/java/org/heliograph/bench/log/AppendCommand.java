package org.heliograph.bench.log;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heliograph bench append}. */
@Command(
        name = "append",
        description = {
            "Measures durable appends to a log in this process: writers that wait for each of their events.",
            "Beside them stands what the log's forces took, and what the bare disk takes to force one line."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was measured.", "1:The log could not be written.", "2:An option was wrong."})
public final class AppendCommand implements Callable<Integer> {
    @Mixin
    private PlaceOptions options;

    @Option(names = "--writers", paramLabel = "N", defaultValue = "64", description = "Writers (${DEFAULT-VALUE}).")
    private int writers;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "5",
            description = "Seconds before it is measured (${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--duration",
            paramLabel = "S",
            defaultValue = "10",
            description = "Seconds that are measured (${DEFAULT-VALUE}).")
    private int duration;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AppendRun run =
                new AppendRun(writers, options.size(), Duration.ofSeconds(warmup), Duration.ofSeconds(duration));
        try (Place place = options.place()) {
            AppendRun.Outcome outcome = run.run(place);
            options.tell(new Report()
                    .add("writers", "writers", writers, 0)
                    .add("events/s", "events_per_second", outcome.perSecond(), 0)
                    .add("append", "append", outcome.append())
                    .add("events/fsync", "events_per_fsync", outcome.perForce(), 1)
                    .add("fsync", "fsync", outcome.force())
                    .add("bare fsync", "bare_fsync", outcome.bare()));
        }
        return 0;
    }
}
