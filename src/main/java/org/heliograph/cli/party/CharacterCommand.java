package org.heliograph.cli.party;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.remote.VisibleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph party character}: sheets, of players and of foes. */
@Command(
        name = "character",
        description = "Shows and changes the sheets of characters and foes, whole, as only the host sees them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CharacterCommand.Get.class, CharacterCommand.Put.class, CharacterCommand.Patch.class})
public final class CharacterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "get, put or patch?");
    }

    /** Prints the sheet as it is then. */
    private abstract static class Sheet extends HostCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "Whose; a player's id is its character's.")
        private String id;

        @Override
        final int run(RemoteParty party)
                throws RefusedException, UnreachableException, InterruptedException, IOException {
            JsonObject sheet = sheet(party, id);
            return tell(sheet, indented(sheet));
        }

        abstract JsonObject sheet(RemoteParty party, String id)
                throws RefusedException, UnreachableException, InterruptedException, IOException;

        private static String indented(JsonObject sheet) {
            var text = new StringWriter();
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(text)) {
                writer.writeObject(sheet);
            }
            return VisibleText.ofLines(text.toString().strip());
        }
    }

    /** {@code character get}. */
    @Command(name = "get", description = "Prints a sheet.", mixinStandardHelpOptions = true)
    public static final class Get extends Sheet {
        @Override
        JsonObject sheet(RemoteParty party, String id)
                throws RefusedException, UnreachableException, InterruptedException {
            return party.character(id);
        }
    }

    /** {@code character put}. */
    @Command(
            name = "put",
            description = "Puts a sheet in the place of the one there is; a new one is a foe's.",
            mixinStandardHelpOptions = true)
    public static final class Put extends Sheet {
        @Parameters(index = "1", paramLabel = "FILE", description = "A JSON object; - reads standard input.")
        private String file;

        @Override
        JsonObject sheet(RemoteParty party, String id)
                throws RefusedException, UnreachableException, InterruptedException, IOException {
            return party.putCharacter(id, Given.object(file));
        }
    }

    /** {@code character patch}. */
    @Command(
            name = "patch",
            description = "Changes what a JSON merge patch names, and nothing else.",
            mixinStandardHelpOptions = true)
    public static final class Patch extends Sheet {
        @Parameters(
                index = "1",
                paramLabel = "PATCH",
                description = "Such as '{\"hp\":9,\"conditions\":[]}'; - reads it from standard input.")
        private String patch;

        @Override
        JsonObject sheet(RemoteParty party, String id)
                throws RefusedException, UnreachableException, InterruptedException, IOException {
            return party.patchCharacter(id, Given.objectIn("The patch", patch));
        }
    }
}
