package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code heliograph party status}: who is there, and what waits. */
@Command(
        name = "status",
        description = {
            "Shows who is there, since when, and what waits.",
            "With --watch again every two seconds, until the party is over; a server that goes away is waited for."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand extends HostCommand {
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final String CLEARED = "\u001b[H\u001b[2J";

    @Option(
            names = {"-w", "--watch"},
            description = "Show it again and again.")
    private boolean isWatched;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        StatusText text = new StatusText(Clock.systemUTC());
        if (!isWatched) {
            JsonObject status = party.status();
            return tell(status, text.of(status));
        }
        String before = Ansi.AUTO.enabled() && !isForPrograms() ? CLEARED : "";
        String after = before.isEmpty() && !isForPrograms() ? "\n" : "";
        Insistence insistence = new Insistence(Pause.real(), new Backoff(RandomGenerator.getDefault()), new Said());
        while (true) {
            JsonObject status = insistence.ask(party::status);
            tell(status, before + text.of(status) + after);
            if (Texts.raw(status, "status").equals("stopped")) {
                return ExitStatus.OK;
            }
            Pause.real().hold(BETWEEN);
        }
    }

    /** Words about the connection. */
    private final class Said implements Insistence.Witness {
        @Override
        public void away() {
            say("the server is away, trying again");
        }

        @Override
        public void back() {
            say("connected again");
        }
    }
}
