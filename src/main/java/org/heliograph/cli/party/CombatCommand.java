package org.heliograph.cli.party;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph party combat}: who acts when. */
@Command(
        name = "combat",
        description = "Begins, moves and ends a combat, and prints how it is then.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CombatCommand.Start.class,
            CombatCommand.Next.class,
            CombatCommand.Insert.class,
            CombatCommand.Simultaneous.class,
            CombatCommand.End.class
        })
public final class CombatCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "start, next, insert, simultaneous or end?");
    }

    /** Asks for one of them, and prints how the combat is then. */
    private abstract static class Move extends HostCommand {
        @Override
        final int run(RemoteParty party)
                throws RefusedException, UnreachableException, InterruptedException, IOException {
            JsonObject combat = party.combat(name(), body());
            return tell(combat, CombatText.of(combat));
        }

        abstract String name();

        JsonObject body() throws IOException {
            return JsonValue.EMPTY_JSON_OBJECT;
        }

        /** Characters that are known, by what they rolled. */
        final JsonArrayBuilder ranks(List<String> pairs) {
            JsonArrayBuilder ranks = Json.createArrayBuilder();
            try {
                Pairs.of(pairs, "ID=INITIATIVE")
                        .forEach((id, rolled) -> ranks.add(
                                Json.createObjectBuilder().add("id", id).add("initiative", Integer.parseInt(rolled))));
            } catch (NumberFormatException e) {
                throw misuse("INITIATIVE is a whole number");
            } catch (IllegalArgumentException e) {
                throw misuse(String.valueOf(e.getMessage()));
            }
            return ranks;
        }
    }

    /** {@code combat start}. */
    @Command(
            name = "start",
            description = "Begins a fight, in the order of initiative.",
            mixinStandardHelpOptions = true)
    public static final class Start extends Move {
        @Parameters(
                arity = "0..*",
                paramLabel = "ID=INITIATIVE",
                description = "Who takes part, among those whom the party knows.")
        private List<String> combatants = List.of();

        @Option(names = "--turn-seconds", paramLabel = "N", description = "How long a turn is to take (no limit).")
        private @Nullable Integer turnSeconds;

        @Option(
                names = "--json-input",
                paramLabel = "FILE",
                description = "All of it as the JSON object that the server takes, foes with their sheets; - reads"
                        + " standard input.")
        private @Nullable String whole;

        @Override
        String name() {
            return "start";
        }

        @Override
        JsonObject body() throws IOException {
            if (combatants.isEmpty() == (whole == null)) {
                throw misuse("Who takes part? Either ID=INITIATIVE …, or --json-input");
            }
            if (whole != null) {
                return Given.object(whole);
            }
            JsonObjectBuilder body = Json.createObjectBuilder().add("initiative", ranks(combatants));
            return (turnSeconds == null ? body : body.add("turn_seconds", turnSeconds)).build();
        }
    }

    /** {@code combat next}. */
    @Command(name = "next", description = "Ends a turn: it is the next one's.", mixinStandardHelpOptions = true)
    public static final class Next extends Move {
        @Override
        String name() {
            return "next";
        }
    }

    /** {@code combat insert}. */
    @Command(name = "insert", description = "Lets one more take part in the fight.", mixinStandardHelpOptions = true)
    public static final class Insert extends Move {
        @Parameters(
                arity = "0..1",
                paramLabel = "ID=INITIATIVE",
                description = "Who, among those whom the party knows.")
        private @Nullable String combatant;

        @Option(
                names = "--json-input",
                paramLabel = "FILE",
                description = "A foe's sheet with its initiative, as a JSON object; - reads standard input.")
        private @Nullable String whole;

        @Override
        String name() {
            return "insert";
        }

        @Override
        JsonObject body() throws IOException {
            if ((combatant == null) == (whole == null)) {
                throw misuse("Who? Either ID=INITIATIVE, or --json-input");
            }
            return combatant == null
                    ? Given.object(String.valueOf(whole))
                    : ranks(List.of(combatant)).build().getJsonObject(0);
        }
    }

    /** {@code combat simultaneous}. */
    @Command(
            name = "simultaneous",
            description = "Asks all players to act at once, within or outside a fight, and counts their answers.",
            mixinStandardHelpOptions = true)
    public static final class Simultaneous extends Move {
        @Parameters(paramLabel = "PROMPT", description = "What they are asked.")
        private String prompt;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                defaultValue = "60",
                description = "How long they have (60).")
        private int timeout;

        @Override
        String name() {
            return "simultaneous";
        }

        @Override
        JsonObject body() {
            return Json.createObjectBuilder()
                    .add("prompt", prompt)
                    .add("timeout_seconds", timeout)
                    .build();
        }
    }

    /** {@code combat end}. */
    @Command(name = "end", description = "Ends whatever is under way.", mixinStandardHelpOptions = true)
    public static final class End extends Move {
        @Override
        String name() {
            return "end";
        }
    }
}
