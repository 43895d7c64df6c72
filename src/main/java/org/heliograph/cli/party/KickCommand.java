package org.heliograph.cli.party;

import java.io.IOException;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code heliograph party kick}: sends a player away. */
@Command(
        name = "kick",
        description = {
            "Sends a player away: the token opens nothing from now on, what it had open is closed, open actions are"
                    + " cancelled.",
            "'party token' lets the player in again."
        },
        mixinStandardHelpOptions = true)
public final class KickCommand extends HostCommand {
    @Parameters(paramLabel = "PLAYER", description = "The id, as 'party status' shows it.")
    private String player;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        return tell(party.kick(player), player + " was sent away");
    }
}
