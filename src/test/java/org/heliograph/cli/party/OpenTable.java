package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;

/** A party of Thorin, Elara and a hidden goblin, on a server. */
public final class OpenTable {
    private static final String CAST = "\"characters\":["
            + "{\"id\":\"thorin\",\"name\":\"Thorin\",\"hp\":20,\"max_hp\":20,\"ac\":16},"
            + "{\"id\":\"elara\",\"name\":\"Elara\",\"hp\":12,\"max_hp\":12}],"
            + "\"foes\":[{\"id\":\"gob\",\"name\":\"Goblin\",\"hp\":7,\"max_hp\":7,\"hidden\":true}]";

    private final RunningServer server;
    private final JsonObject opened;

    private OpenTable(RunningServer server, JsonObject opened) {
        this.server = server;
        this.opened = opened;
    }

    public static OpenTable on(RunningServer server, String name) {
        return new OpenTable(
                server,
                Frames.parse(server.post("/api/parties", "{\"name\":\"" + name + "\"," + CAST + "}")
                        .body()));
    }

    public String id() {
        return opened.getString("party_id");
    }

    public String host() {
        return opened.getJsonObject("host").getString("token");
    }

    /** Everybody's tokens. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add(host());
        secrets.add(opened.getJsonObject("observer").getString("token"));
        opened.getJsonArray("players")
                .getValuesAs(JsonObject.class)
                .forEach(player -> secrets.add(player.getString("token")));
        return secrets;
    }

    /** A player's token. */
    public String player(String id) {
        return opened.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .filter(player -> player.getString("player_id").equals(id))
                .map(player -> player.getString("token"))
                .findFirst()
                .orElseThrow();
    }

    /** A player does something; its action's id. */
    public String act(String player, String text) {
        return Frames.parse(
                        submit(player, Frames.object("text", text).toString()).body())
                .getString("action_id");
    }

    /** A player whispers something; its action's id. */
    public String whisper(String player, String text) {
        String body = Frames.object("text", text).toString();
        return Frames.parse(submit(player, body.substring(0, body.length() - 1) + ",\"private\":true}")
                        .body())
                .getString("action_id");
    }

    private HttpResponse<String> submit(String player, String body) {
        return server.post("/action", body, "Authorization", "Bearer " + player(player));
    }

    /** What a player has been told so far. */
    public List<JsonObject> told(String player) {
        return events(player(player));
    }

    /** What the host has been told so far. */
    public List<JsonObject> told() {
        return events(host());
    }

    private List<JsonObject> events(String token) {
        return Frames.parse(server.get("/api/streams/party/self?limit=1000", "Authorization", "Bearer " + token)
                        .body())
                .getJsonArray("events")
                .getValuesAs(JsonObject.class);
    }

    /** What is said of an action to who did it. */
    public String statusOf(String action, String player) {
        return Frames.parse(server.get("/action/" + action + "/status", "Authorization", "Bearer " + player(player))
                        .body())
                .getString("status");
    }

    /** How the party is. */
    public JsonObject status() {
        return Frames.parse(
                server.get("/api/party", "Authorization", "Bearer " + host()).body());
    }

    /** Takes the oldest action, as another host's program does. */
    public JsonObject take() {
        return Frames.parse(server.post("/api/party/next", "", "Authorization", "Bearer " + host())
                .body());
    }

    /** Will not carry an action out, as another host's program does. */
    public void cancel(String action) {
        server.post("/api/party/actions/" + action + "/cancel", "", "Authorization", "Bearer " + host());
    }
}
