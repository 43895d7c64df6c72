package org.heliograph.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.bench.log.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heliograph bench timeline}. */
@Command(
        name = "timeline",
        description = {
            "Gives a bot of a running server a long past, then measures how soon the server answers questions about it:",
            "a filtered page of the newest entries, one of the oldest, and a filtered subscription."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was measured, and every answer was the right one.",
            "1:The server could not be reached or answered wrongly.",
            "2:An option was wrong."
        })
public final class TimelineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OnServer on;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Entries in the timeline, two for each task (${DEFAULT-VALUE}).")
    private int entries;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "300",
            description = "How often each question is asked (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Audience.require(entries >= 2, "There are at least 2 entries");
            Audience.require(rounds >= 1, "There is at least one round");
            Rig rig = new Rig(on.target(), null, 1, executor);
            TimelinePast past =
                    new TimelinePast("bench-" + Integer.toHexString(new SecureRandom().nextInt()), entries / 2);
            tell(new TimelineRun(past, rounds).run(rig));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        } catch (ProtocolException | IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            executor.shutdown();
        }
    }

    private void tell(TimelineRun.Outcome outcome) {
        Report report = new Report()
                .add("entries", "entries", entries, 0)
                .add("newest page", "newest_page", outcome.newest())
                .add("oldest page", "oldest_page", outcome.oldest())
                .add("subscribed", "subscribed", outcome.subscribed());
        on.print(report, spec);
    }
}
