package org.heliograph.cli.party;

import java.io.IOException;
import java.util.Optional;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code heliograph party thinking}: shows that the host is at it. */
@Command(
        name = "thinking",
        description = "Shows everybody that the host is at it, until something is said; nothing of it is kept.",
        mixinStandardHelpOptions = true)
public final class ThinkingCommand extends HostCommand {
    @Parameters(arity = "0..1", paramLabel = "MESSAGE", description = "The words (The DM is thinking…).")
    private @Nullable String message;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        return tell(party.thinking(Optional.ofNullable(message)), "shown");
    }
}
