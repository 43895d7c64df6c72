package org.heliograph.bench.log;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heliograph bench resume}. */
@Command(
        name = "resume",
        description = {
            "Measures how soon a log in this process gives the first events to a reader that is far behind:",
            "at the oldest entry, just opened; then at a thousand places anywhere."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was measured.", "1:The log could not be written.", "2:An option was wrong."})
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private PlaceOptions options;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Entries in the log (${DEFAULT-VALUE}).")
    private long entries;

    @Override
    public Integer call() throws IOException {
        try (Place place = options.place()) {
            ResumeRun.Outcome outcome = new ResumeRun(entries, options.size()).run(place);
            options.tell(new Report()
                    .add("entries", "entries", (double) entries, 0)
                    .add("open ms", "open_ms", outcome.open(), 1)
                    .add("first event ms", "first_event_ms", outcome.first(), 2)
                    .add("anywhere", "anywhere", outcome.anywhere()));
        }
        return 0;
    }
}
