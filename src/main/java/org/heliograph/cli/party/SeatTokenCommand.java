package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.IOException;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code heliograph party token}: gives a player another token. */
@Command(
        name = "token",
        description = {
            "Gives a player another token and prints its address, to open or to scan. The old one opens nothing from"
                    + " now on.",
            "So a lost phone is shut out, and a player who was sent away is let in again."
        },
        mixinStandardHelpOptions = true)
public final class SeatTokenCommand extends HostCommand {
    @Parameters(
            paramLabel = "PLAYER",
            description = "The id, as 'party status' shows it; observer for those who watch.")
    private String player;

    @Mixin
    private QrOptions qr;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        JsonObject card = party.replaceToken(player);
        return tell(card, qr.of(card, player));
    }
}
