package org.heliograph.cli.party;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.auto.AutoHost;
import org.heliograph.cli.party.auto.Diary;
import org.heliograph.cli.party.auto.Narrator;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.run.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heliograph party auto}: a command in the host's place. */
@Command(
        name = "auto",
        description = {
            "Has a command answer every action, one after the other, the oldest first: the action with its context is"
                    + " one JSON object on its standard input, its standard output is the answer.",
            "The answer is the narrative, or a JSON object as the server takes it: narrative, private, dm_only,"
                    + " characters.",
            "Where the command fails, the action waits again, and is tried anew after a while."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the party is over",
            "1:could not be done; standard error says why",
            "2:the command line makes no sense",
            "3:the server could not be reached at first",
            "4:the server wants a token, or a better one",
            "130, 143:ended by Ctrl-C, by SIGTERM; the action at hand was given back"
        })
public final class AutoCommand extends HostCommand {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Option(
            names = "--exec",
            required = true,
            paramLabel = "CMD",
            description =
                    "The command, given to sh -c. What players wrote stands nowhere in it, nor in its environment.")
    private String command;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "120s",
            description = "How long it may take for an answer (120s); then it is ended, with all that it started.")
    private String timeout;

    @Option(names = "--thinking", description = "Show everybody that the host is at it, before each answer.")
    private boolean isShown;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        Duration limit = Period.of(timeout)
                .filter(period -> !period.isZero())
                .orElseThrow(() -> misuse("--timeout must be " + Period.EXPECTED));
        AutoHost host = new AutoHost(
                party,
                new Narrator(command, Path.of("."), limit, GRACE, System.err),
                isShown ? AutoHost.Prelude.thinking() : AutoHost.Prelude.none(),
                new Diary(errors(), this::printIfAsked),
                new AutoHost.Tempo(Pause.real(), RandomGenerator.getDefault()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "stop"));
        host.run();
        return ExitStatus.OK;
    }

    private void printIfAsked(String object) {
        if (isForPrograms()) {
            print(object);
        }
    }

    private static void stop(AutoHost host) {
        try {
            host.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
