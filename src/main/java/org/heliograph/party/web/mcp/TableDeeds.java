package org.heliograph.party.web.mcp;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Battle;
import org.heliograph.party.Party;
import org.heliograph.party.Recipient;
import org.heliograph.party.Sheet;
import org.heliograph.party.web.Sayings;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Texts;
import org.jspecify.annotations.Nullable;

/** Who fights, and how everybody is. */
final class TableDeeds {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String COMMAND = "command";
    private static final String ID = "id";

    private TableDeeds() {}

    /** A command of combat; tells how it is then. */
    static CompletionStage<Answer> combat(Call call, JsonObject arguments) {
        Battle battle = call.party().battle();
        Fields fields = new Fields(arguments);
        String command = fields.text(COMMAND);
        switch (command) {
            case "start" ->
                battle.start(Sayings.combatants(arguments), seconds(fields, "turn_seconds"))
                        .join();
            case "next" -> battle.next().join();
            case "end" -> battle.end().join();
            case "insert" ->
                battle.insert(Sayings.combatant(object(arguments, "combatant"))).join();
            case "simultaneous" -> {
                Integer seconds = seconds(fields, "timeout_seconds");
                if (seconds == null) {
                    throw RefusedException.invalid("timeout_seconds is missing");
                }
                battle.simultaneous(fields.text("prompt"), seconds).join();
            }
            default ->
                throw RefusedException.invalid(
                        "command must be start, next, insert, simultaneous or end, not " + Texts.quote(command));
        }
        return CompletableFuture.completedFuture(
                new Answer("So the combat is now, as you see it.", combat(call.party())));
    }

    static JsonObject combat(Party party) {
        return party.attendance().standing(Recipient.HOST).combat();
    }

    /** One that is no int at all is refused like one that is too large. */
    private static @Nullable Integer seconds(Fields fields, String name) {
        Long seconds = fields.wholeNumberOrNull(name);
        return seconds == null ? null : (int) Math.max(0, Math.min(Integer.MAX_VALUE, seconds));
    }

    private static JsonObject object(JsonObject arguments, String field) {
        if (arguments.get(field) instanceof JsonObject object) {
            return object;
        }
        throw RefusedException.invalid(field + " must be an object");
    }

    /** A command about a sheet; tells how it is then. */
    static CompletionStage<Answer> character(Call call, JsonObject arguments) {
        Party party = call.party();
        Fields fields = new Fields(arguments);
        String command = fields.text(COMMAND);
        JsonObject data = switch (command) {
            case "list" -> cast(party);
            case "get" -> party.characters().get(fields.text("character_id")).json();
            case "put" ->
                party.characters()
                        .put(sheet(fields.text("character_id"), object(arguments, "sheet")))
                        .join()
                        .json();
            case "patch" ->
                party.characters()
                        .patch(fields.text("character_id"), object(arguments, "sheet"))
                        .join()
                        .json();
            default ->
                throw RefusedException.invalid("command must be list, get, put or patch, not " + Texts.quote(command));
        };
        return CompletableFuture.completedFuture(new Answer("So it is now, with what only you may know.", data));
    }

    private static Sheet sheet(String id, JsonObject json) {
        if (json.containsKey(ID) && !JSON.createValue(id).equals(json.get(ID))) {
            throw RefusedException.invalid("sheet.id is not character_id");
        }
        return new Sheet(JSON.createObjectBuilder(json).add(ID, id).build());
    }

    /** All characters and foes, and which of them are played. */
    static JsonObject cast(Party party) {
        JsonArrayBuilder players = JSON.createArrayBuilder();
        party.players().forEach(players::add);
        JsonArrayBuilder sheets = JSON.createArrayBuilder();
        party.characters().all().forEach(sheet -> sheets.add(sheet.json()));
        return JSON.createObjectBuilder()
                .add("players", players)
                .add("characters", sheets)
                .build();
    }
}
