package org.heliograph.party.privacy;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;

/** Secrets of a table of a real server. What does not fit what happened so far is refused, and that is as good. */
final class ServedSecrets implements ServedWorldsTest.Secrets {
    private static final int KINDS = 13;
    private static final int AT_ONCE = 4;

    private final Random random;
    private final List<WireClient> tabs = new ArrayList<>();
    private int serial;

    ServedSecrets(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void happen(Table table) {
        for (int i = 0; i < AT_ONCE; i++) {
            happen(table, random.nextInt(KINDS));
        }
    }

    private void happen(Table table, int kind) {
        Guest host = table.host();
        serial++;
        switch (kind) {
            case 0 -> table.player("elara").post("/action", "{'action':'SECRET','private':true}");
            case 1 -> table.player("elara").tryTo("SECRET");
            case 2 -> table.say("{'private':{'elara':'SECRET'},'dm_only':'SECRET'}");
            case 3 -> table.say("{'narrative':'SECRET','to':['elara','mira']}");
            case 4 -> scratch(host);
            case 5 -> patch(host, "thorin", "{'dm_note':'SECRET " + serial + "'}");
            case 6 -> patch(host, "mira", "{'inventory':['SECRET " + serial + "']}");
            case 7 ->
                host.post(
                        "/api/party/combat/insert",
                        "{'id':'ghost" + serial + "','name':'SECRET','hp':5,'max_hp':5,'hidden':true,'initiative':"
                                + random.nextInt(20) + "}");
            case 8 -> {
                if (ghostIsNext(table)) {
                    table.combat("next", "");
                }
            }
            case 9 -> table.seat("mira", "token");
            case 10 -> tab(random.nextInt(2) == 0 ? table.observer() : table.player("elara"));
            case 11 -> host.post("/api/party/next", "");
            default -> resolveOne(table);
        }
    }

    private static void patch(Guest host, String character, String patch) {
        host.send("PATCH", "/api/party/characters/" + character, patch);
    }

    /** From 8 hit points to 9 and back, from 3 to 4, from 1 to 2: in its band. */
    private static void scratch(Guest host) {
        int hp = Frames.parse(host.get("/api/party/characters/goblin").body()).getInt("hp");
        int other = hp == 8 || hp % 2 == 1 && hp != 9 ? hp + 1 : hp - 1;
        patch(host, "goblin", "{'hp':" + other + "}");
    }

    private void tab(Guest whose) {
        if (tabs.size() < 3) {
            tabs.add(whose.join());
        } else {
            tabs.remove(0).close();
        }
    }

    private static void resolveOne(Table table) {
        var next = table.host().post("/api/party/next", "");
        if (next.statusCode() == 200) {
            table.resolve(Frames.parse(next.body()).getString("action_id"), "{'private':{'elara':'SECRET'}}");
        }
    }

    /** On to the next one who is no ghost. */
    static void next(Table table) {
        while (ghostIsNext(table)) {
            table.combat("next", "");
        }
        table.host().post("/api/party/combat/next", "");
    }

    private static boolean ghostIsNext(Table table) {
        JsonObject combat =
                table.host().poll("?from=head").getJsonObject("state").getJsonObject("combat");
        if (!combat.containsKey("initiative")) {
            return false;
        }
        List<String> order = combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                .map(combatant -> combatant.getString("id"))
                .toList();
        int at = order.indexOf(combat.getString("current_turn"));
        return order.get((at + 1) % order.size()).startsWith("ghost");
    }

    @Override
    public void close() {
        tabs.forEach(WireClient::close);
    }
}
