package org.heliograph.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.bench.log.AppendCommand;
import org.heliograph.bench.log.ResumeCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph bench}: puts load on a running server and says how it bore it. */
@Command(
        name = "bench",
        description =
                "Puts load on a running server's channels or bots and reports latency, throughput, losses and cost.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {PartyCommand.class, TimelineCommand.class, AppendCommand.class, ResumeCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every message reached every healthy reader once and in order.",
            "1:Something was lost, doubled, out of order or went wrong; the report says what.",
            "2:An option was wrong."
        },
        footer = {
            "",
            "Scenarios: fanout, saturate, topics, cometd, idle, slow, reconnect, completion, filters, growth.",
            "The command party measures tables: from an action's submission to its answer on every phone.",
            "The command timeline measures how soon questions about a bot are answered.",
            "The commands append and resume measure the log alone, without a server.",
            "A server's limit of frames per second and socket must be above the rate of one publisher:",
            "serve --set heliograph.limits.frames-per-second=1000000"
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A load by name; options change it. Without one: 100 subscribers, 500 messages a second.")
    private @Nullable String scenario;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Address with context path (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(names = "--token", paramLabel = "TOKEN", description = "An operations token that may publish.")
    private @Nullable String token;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "The server's process, for CPU and memory (default: whoever listens on the port here).")
    private @Nullable Long pid;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that hold the sockets (default: cores / 2).")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Load> loads;
        Rig rig;
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            loads = options.applyTo(scenario());
            rig = rig(executor);
        } catch (IllegalArgumentException e) {
            executor.shutdown();
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
        }
        try {
            return report(run(rig, loads));
        } catch (ProtocolException | IOException e) {
            spec().commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            executor.shutdown();
        }
    }

    private Rig rig(ExecutorService executor) {
        int loops = threads != null ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Audience.require(loops >= 1 && loops <= 64, "There can be 1 to 64 threads");
        Target target = new Target(server, token);
        ProcessCost process = pid != null
                ? new ProcessCost(pid)
                : ProcessCost.listeningOn(target.port()).orElse(null);
        return new Rig(target, process, loops, executor);
    }

    private Scenario scenario() {
        if (scenario == null) {
            return Scenario.FANOUT;
        }
        for (Scenario each : Scenario.values()) {
            if (each.toString().equals(scenario)) {
                return each;
            }
        }
        throw new IllegalArgumentException("Unknown scenario: " + scenario);
    }

    private List<Result> run(Rig rig, List<Load> loads) throws IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        List<Result> results = new ArrayList<>();
        for (Load load : loads) {
            progress("%s: %d readers for %d s", load);
            results.add(
                    scenario() == Scenario.RECONNECT
                            ? new ReconnectRun(rig, load, random.nextInt(), Scenario.MISSED).run()
                            : new LoadRun(rig, load, random.nextInt()).run());
        }
        return results;
    }

    private void progress(String format, Load load) {
        Duration whole = load.warmup().plus(load.measured());
        PrintWriter err = spec().commandLine().getErr();
        err.printf(format + "%n", load.name(), load.audience().size(), whole.toSeconds());
        err.flush();
    }

    private int report(List<Result> results) {
        PrintWriter out = spec().commandLine().getOut();
        out.println(json ? JsonReport.of(results) : TableReport.of(results));
        out.flush();
        return results.stream().allMatch(Result::good) ? 0 : 1;
    }

    private CommandSpec spec() {
        CommandSpec injected = spec;
        if (injected == null) {
            throw new IllegalStateException("Not run by picocli");
        }
        return injected;
    }
}
