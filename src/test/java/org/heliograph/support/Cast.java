package org.heliograph.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Everybody who may come to a door: each kind of operations token, each seat at a table, and tokens that were good once.
 *
 * @param table the one it is about
 * @param tokens by caller, empty for none
 * @param action of thorin, who is {@code own}; it is processing
 */
public record Cast(Table table, Map<String, String> tokens, String action) {
    /** Opens tables and has tokens made, kicked and replaced. */
    public static Cast gather(RunningServer server) {
        String[] admin = {"Authorization", "Bearer " + server.adminToken()};
        Table table = Table.open(server, admin);
        Table theirs = Table.of(server, "{'name':'Elsewhere','characters':[{'id':'nils','name':'Nils'}]}", admin);
        Table past = Table.open(server, admin);
        table.seat("gorm", "kick");
        table.seat("mira", "token");
        String action = table.player("thorin").act("I wait");
        table.next();
        Bot.ok(past.host().post("/api/party/stop", ""));

        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("none", "");
        tokens.put("wrong", "hgp_0123456789abcdefghijkl");
        tokens.put("viewer", server.newToken("VIEWER", "vera").getString("token"));
        tokens.put("producer", server.newToken("PRODUCER", "paul").getString("token"));
        tokens.put("admin", server.adminToken());
        tokens.put("host", table.host().token());
        tokens.put("own", table.player("thorin").token());
        tokens.put("other", table.player("elara").token());
        tokens.put("observer", table.observer().token());
        tokens.put("their-host", theirs.host().token());
        tokens.put("their-player", theirs.player("nils").token());
        tokens.put("kicked", table.player("gorm").token());
        tokens.put("replaced", table.player("mira").token());
        tokens.put("past-host", past.host().token());
        tokens.put("past-player", past.player("thorin").token());
        return new Cast(table, tokens, action);
    }

    /** Who there is. */
    public Set<String> callers() {
        return tokens.keySet();
    }

    /** A caller's token; empty for none. */
    public String token(String caller) {
        return tokens.get(caller);
    }

    /** A path whose templates are filled in: things of thorin's, and for seats that may be lost, mira's. */
    public String placed(String path) {
        return path.replace("{action_id}", action)
                .replace("/players/{player_id}", "/players/mira")
                .replace("{player_id}", "thorin")
                .replace("{character_id}", "thorin")
                .replace("{bot_id}", "B")
                .replace("{plan_id}", "p")
                .replace("{step_index}", "0")
                .replaceAll("\\{[^}]*}", "x");
    }
}
