package org.heliograph.cli.party;

import java.io.IOException;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code heliograph party cancel}: will not carry an action out. */
@Command(
        name = "cancel",
        description = "Takes an action out of the queue without an answer; its player is told so.",
        mixinStandardHelpOptions = true)
public final class CancelCommand extends HostCommand {
    @Parameters(paramLabel = "ACTION", description = "As 'party next' or 'party status' shows it.")
    private String action;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        return tell(party.cancel(action), action + " cancelled");
    }
}
