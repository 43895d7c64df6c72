package org.heliograph.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.bench.log.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Address with context path (default: ${DEFAULT-VALUE}).")
    private URI server;

    @Option(names = "--token", paramLabel = "TOKEN", description = "An operations token that may produce.")
    private @Nullable String token;

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

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Audience.require(entries >= 2, "There are at least 2 entries");
            Audience.require(rounds >= 1, "There is at least one round");
            Rig rig = new Rig(new Target(server, token), null, 1, executor);
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
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
    }
}
