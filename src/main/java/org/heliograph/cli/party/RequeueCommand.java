package org.heliograph.cli.party;

import java.io.IOException;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code heliograph party requeue}: puts an action back. */
@Command(
        name = "requeue",
        description = "Puts an action back that was taken by 'party next'; it keeps its place in the queue.",
        mixinStandardHelpOptions = true)
public final class RequeueCommand extends HostCommand {
    @Parameters(paramLabel = "ACTION", description = "As 'party next' shows it.")
    private String action;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        return tell(party.requeue(action), action + " waits again");
    }
}
