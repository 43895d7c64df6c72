package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heliograph party next}: what a player wants to do. */
@Command(
        name = "next",
        description = {
            "Takes the oldest action that waits and prints it. It is then to be answered by 'party resolve', or given"
                    + " back by 'party requeue'; after ten minutes it waits again by itself."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:there was one",
            "1:could not be done; standard error says why",
            "2:the command line makes no sense",
            "3:the server could not be reached",
            "4:the server wants a token, or a better one",
            "7:there was none",
            "130, 143:ended by Ctrl-C, by SIGTERM"
        })
public final class NextCommand extends HostCommand {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for one, 0 to " + RemoteParty.LONGEST_WAIT + " (0).")
    private int seconds;

    @Option(
            names = "--context",
            description = "Print what is needed to answer it: the character, the combat, the last narratives.")
    private boolean isInContext;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        if (seconds < 0 || seconds > RemoteParty.LONGEST_WAIT) {
            throw misuse("--wait is from 0 to " + RemoteParty.LONGEST_WAIT + " seconds");
        }
        Optional<JsonObject> action = isInContext ? party.nextInContext(seconds) : party.next(seconds);
        if (action.isEmpty()) {
            say("no action waits");
            return ExitStatus.NOTHING;
        }
        return tell(action.get(), new ActionText(ZoneId.systemDefault()).of(action.get()));
    }
}
