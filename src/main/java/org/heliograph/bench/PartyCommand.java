package org.heliograph.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
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

/** {@code heliograph bench party}. */
@Command(
        name = "party",
        description = {
            "Opens tables on a running server, seats their players on WebSockets, and has them act: each action is",
            "submitted, taken by the host and answered, all of it durably, and the answer is awaited on every socket."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was measured, and every answer reached every player.",
            "1:Something was lost or went wrong; the report says what.",
            "2:An option was wrong."
        })
public final class PartyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OnServer on;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many tables (${DEFAULT-VALUE}).")
    private int parties;

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "12",
            description = "Players at each (${DEFAULT-VALUE}).")
    private int players;

    @Option(
            names = "--writers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Actions under way at each table at a time (${DEFAULT-VALUE}).")
    private int writers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Actions a second over all tables; 0 for as many as go (${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long it is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Audience.require(seconds >= 1, "It is measured for at least a second");
            PartyRun run = new PartyRun(parties, players, writers, rate, Duration.ofSeconds(seconds));
            Target target = on.target();
            Rig rig = new Rig(target, ProcessCost.listeningOn(target.port()).orElse(null), 1, executor);
            return tell(run.run(rig, new SecureRandom().nextInt()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        } catch (ProtocolException | IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            executor.shutdown();
        }
    }

    private int tell(PartyRun.Outcome outcome) {
        Report report = new Report()
                .add("actions/s", "actions_per_second", outcome.actions() / outcome.seconds(), 0)
                .add("action", "action", outcome.action())
                .add("push", "push", outcome.push())
                .add("deliveries", "deliveries", (double) outcome.deliveries(), 0);
        outcome.serverMicros()
                .ifPresent(micros -> report.add(
                        "server µs/action", "server_micros_per_action", (double) micros / outcome.actions(), 0));
        outcome.serverKb().ifPresent(kb -> report.add("server MB", "server_mb", kb / 1024.0, 0));
        on.print(report, spec);
        outcome.troubles().forEach(spec.commandLine().getErr()::println);
        return outcome.troubles().isEmpty() ? 0 : 1;
    }
}
