package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.run.Display;
import org.heliograph.cli.run.LiveDisplay;
import org.heliograph.cli.run.Passage;
import org.heliograph.cli.run.Period;
import org.heliograph.cli.run.PlainDisplay;
import org.heliograph.cli.run.Plan;
import org.heliograph.cli.run.RemotePlan;
import org.heliograph.cli.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heliograph run}: commands, watched from anywhere while they run. */
@Command(
        name = "run",
        customSynopsis = {"heliograph run [OPTIONS] PLAN", "heliograph run [OPTIONS] -- CMD…"},
        description = {
            "Runs a command, or the commands of a plan one after the other, and shows each and what it prints on a page"
                    + " while it runs.",
            "Without --server it starts a server of its own and prints the page's address.",
            "A server that goes away meanwhile holds nothing up: it is told the rest once it is back."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every command succeeded, or was allowed to fail",
            "1:the run could not begin; otherwise, as 2, 3, 4 and any other: the status of the command that failed",
            "2:the command line or the plan makes no sense",
            "3:the server could not be reached at first",
            "4:the server wants a token, or a better one",
            "124:a command took longer than it may",
            "127:a command could not be started",
            "130, 143:ended by Ctrl-C, by SIGTERM; 130 also if it was cancelled on the server"
        })
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int TAGS = 0x10000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions remote;

    @Mixin
    private OwnServerOptions own;

    @Mixin
    private PlanOptions what;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not pass on what the commands print.")
    private boolean quiet;

    @Option(
            names = "--linger",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait at the end for a server that has not heard everything (60s).")
    private String linger;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Duration patience = Period.of(linger)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--linger must be " + Period.EXPECTED));
        Plan plan = what.plan();
        if (remote.isServerGiven()) {
            return run(plan, remote.server(), patience, null);
        }
        try (OwnServer server = own.start()) {
            int status = run(plan, server.remote(), patience, server);
            if (own.isKept()) {
                say("the page stays until Ctrl-C");
                server.await();
            }
            return status;
        }
    }

    private int run(Plan plan, RemoteServer server, Duration patience, @Nullable OwnServer ownServer)
            throws InterruptedException {
        Display display = display(plan);
        Insistence insistence = insistence(display);
        String id = plan.id();
        RemotePlan remotePlan = new RemotePlan(server, id == null ? newId() : id, plan);
        define(remotePlan, insistence);
        display.page(remotePlan.page());
        Run run = new Run(plan, remotePlan, insistence, display, Path.of(System.getProperty("java.io.tmpdir")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, ownServer), "stop"));
        return run.run(patience);
    }

    private static void define(RemotePlan plan, Insistence insistence) throws InterruptedException {
        try {
            insistence.ask(() -> {
                plan.define();
                return true;
            });
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        }
    }

    private Display display(Plan plan) {
        Passage passage = quiet ? Passage.quiet() : Passage.standard();
        return Ansi.AUTO.enabled()
                ? new LiveDisplay(plan, passage, Passage.standard())
                : new PlainDisplay(plan, passage, spec.commandLine().getErr());
    }

    private static Insistence insistence(Display display) {
        return new Insistence(Pause.real(), new Backoff(RandomGenerator.getDefault()), new Insistence.Witness() {
            @Override
            public void away() {
                display.say("the server is away; it will be told the rest when it is back");
            }

            @Override
            public void back() {
                display.say("connected again");
            }
        });
    }

    /** Such that a list of them shows when they were run. */
    private static String newId() {
        String tag =
                String.format(Locale.ROOT, "%04x", RandomGenerator.getDefault().nextInt(TAGS));
        return "run-" + STAMP.format(Clock.systemUTC().instant()) + "-" + tag;
    }

    private static void stop(Run run, @Nullable OwnServer server) {
        try {
            run.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (server != null) {
            server.close();
        }
    }

    private void say(String words) {
        spec.commandLine().getErr().println("heliograph: " + words);
        spec.commandLine().getErr().flush();
    }
}
