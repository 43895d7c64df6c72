package org.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * One party of a server and everybody's invitations. In bodies, {@code '} may stand for quotes.
 *
 * @param opened the answer to the request that opened it
 */
public record Table(RunningServer server, JsonObject opened) {
    /** Those who play at a table of which nothing else is said. */
    public static final List<String> HEROES = List.of("thorin", "elara", "gorm", "mira");

    private static final String MINES = "{'name':'Mines','characters':["
            + "{'id':'thorin','name':'Thorin','hp':20,'max_hp':20,'ac':16,'level':3,'conditions':[],'inventory':['axe']},"
            + "{'id':'elara','name':'Elara','hp':12,'max_hp':12,'ac':13},"
            + "{'id':'gorm','name':'Gorm','hp':15,'max_hp':15,'ac':14},"
            + "{'id':'mira','name':'Mira','hp':9,'max_hp':9,'ac':12}],"
            + "'foes':[{'id':'goblin','name':'Goblin','hp':8,'max_hp':8,'ac':15},"
            + "{'id':'shade','name':'Shade','hp':8,'max_hp':8,'ac':15,'hidden':true}]}";

    /** Opens one with four players, a foe, and one that hides. */
    public static Table open(RunningServer server, String... headers) {
        return of(server, MINES, headers);
    }

    /** Opens one like this. */
    public static Table of(RunningServer server, String body, String... headers) {
        HttpResponse<String> answer = server.post("/api/parties", Bot.quoted(body), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Table(server, Frames.parse(answer.body()));
    }

    /** The same party on a server that was started anew. */
    public Table at(RunningServer other) {
        return new Table(other, opened);
    }

    /** Its generated name. */
    public String id() {
        return opened.getString("party_id");
    }

    /** The host. */
    public Guest host() {
        return new Guest(server, opened.getJsonObject("host").getString("token"));
    }

    /** Who only watches. */
    public Guest observer() {
        return new Guest(server, opened.getJsonObject("observer").getString("token"));
    }

    /** A player. */
    public Guest player(String id) {
        return new Guest(server, card(id).getString("token"));
    }

    /** A player's invitation. */
    public JsonObject card(String player) {
        return opened.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .filter(card -> card.getString("player_id").equals(player))
                .findFirst()
                .orElseThrow();
    }

    /** The host says something that answers nothing. */
    public String say(String body) {
        return Bot.ok(host().post("/api/party/narrate", body)).getString("id");
    }

    /** The host tells everybody something. */
    public String tell(String narrative) {
        return say(Frames.object("narrative", narrative).toString());
    }

    /** The host takes the oldest action that waits. */
    public JsonObject next() {
        return Bot.ok(host().post("/api/party/next", ""));
    }

    /** The host takes the oldest action and answers it; gives the action. */
    public String resolve(String body) {
        String action = next().getString("action_id");
        Bot.ok(resolve(action, body));
        return action;
    }

    /** The host answers an action. */
    public HttpResponse<String> resolve(String action, String body) {
        return host().post("/api/party/actions/" + action + "/resolve", body);
    }

    /** A command of combat; gives the combat as the host sees it. */
    public JsonObject combat(String command, String body) {
        return Bot.ok(host().post("/api/party/combat/" + command, body));
    }

    /** A command about a player: {@code kick} or {@code token}. */
    public JsonObject seat(String player, String command) {
        return Bot.ok(host().post("/api/party/players/" + player + "/" + command, ""));
    }

    /** What the host sees at a glance. */
    public JsonObject status() {
        return Bot.ok(host().get("/api/party"));
    }

    /** Where it lies; to be asked while the server runs. */
    public Path folder() {
        return server.inside().data().resolve("party").resolve(id());
    }
}
