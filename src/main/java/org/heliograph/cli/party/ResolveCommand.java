package org.heliograph.cli.party;

import java.io.IOException;
import java.util.List;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code heliograph party resolve}: answers an action. */
@Command(
        name = "resolve",
        description = {
            "Answers an action: what all get to read, what becomes of characters, and what only some are to know, as"
                    + " one act.",
            "The answer to a whisper goes to who whispered, alone."
        },
        mixinStandardHelpOptions = true)
public final class ResolveCommand extends HostCommand {
    @Parameters(index = "0", paramLabel = "ACTION", description = "As 'party next' shows it.")
    private String action;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NARRATIVE",
            description = "What happens; - reads it from standard input.")
    private @Nullable String narrative;

    @Mixin
    private SayingOptions saying;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        return tell(party.resolve(action, saying.body(narrative, List.of())), action + " resolved");
    }
}
