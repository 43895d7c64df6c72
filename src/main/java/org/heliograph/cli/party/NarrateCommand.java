package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heliograph party say}: says something that answers no action. */
@Command(
        name = "say",
        description = "Says something that answers no action, to all or to some, and prints its id.",
        mixinStandardHelpOptions = true)
public final class NarrateCommand extends HostCommand {
    @Parameters(arity = "0..1", paramLabel = "NARRATIVE", description = "What happens; - reads it from standard input.")
    private @Nullable String narrative;

    @Option(
            names = "--to",
            paramLabel = "PLAYER",
            split = ",",
            description = "Who gets to read the narrative (everybody); may be repeated.")
    private List<String> to = List.of();

    @Mixin
    private SayingOptions saying;

    @Override
    int run(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException, IOException {
        JsonObject answer = party.say(saying.body(narrative, to));
        return tell(answer, Texts.line(answer, "id"));
    }
}
