package org.heliograph.cli.party;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a host says beside the narrative, or instead of it. */
final class SayingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--private",
            paramLabel = "PLAYER=TEXT",
            description = "What only this player gets to read; may be repeated.")
    private List<String> privately = List.of();

    @Option(names = "--dm-only", paramLabel = "TEXT", description = "What only the host gets to read.")
    private @Nullable String dmOnly;

    @Option(
            names = "--character",
            paramLabel = "ID=PATCH",
            description = "What becomes of a character, as a JSON merge patch such as '{\"hp\":9}'; may be repeated.")
    private List<String> characters = List.of();

    @Option(
            names = "--json-input",
            paramLabel = "FILE",
            description = "All of it as the JSON object that the server takes; - reads standard input.")
    private @Nullable String whole;

    /**
     * As the server takes it.
     *
     * @param narrative for everybody; {@code -} reads it from standard input
     * @param to who gets to read the narrative; empty for everybody
     */
    JsonObject body(@Nullable String narrative, List<String> to) throws IOException {
        boolean hasParts =
                narrative != null || dmOnly != null || !privately.isEmpty() || !characters.isEmpty() || !to.isEmpty();
        if (hasParts == (whole != null)) {
            throw misuse("What is to be said? Either a text and options, or --json-input");
        }
        return whole == null ? ofParts(narrative, to) : Given.object(whole);
    }

    private JsonObject ofParts(@Nullable String narrative, List<String> to) throws IOException {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (narrative != null) {
            body.add("narrative", Given.text(narrative));
        }
        if (!to.isEmpty()) {
            body.add("to", Json.createArrayBuilder(to));
        }
        if (dmOnly != null) {
            body.add("dm_only", dmOnly);
        }
        JsonObjectBuilder texts = Json.createObjectBuilder();
        JsonObjectBuilder patches = Json.createObjectBuilder();
        try {
            Pairs.of(privately, "--private PLAYER=TEXT").forEach(texts::add);
            for (var patch : Pairs.of(characters, "--character ID=PATCH").entrySet()) {
                patches.add(patch.getKey(), Given.objectIn("--character " + patch.getKey(), patch.getValue()));
            }
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
        return body.add("private", texts).add("characters", patches).build();
    }

    private ParameterException misuse(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
