package org.heliograph.cli.party.remote;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.remote.UnreachableException;

/** The party whose host's token opens it. Every call asks once and gives the server's answer. Any thread. */
public final class RemoteParty {
    /** The longest that the server lets a host wait, in seconds. */
    public static final int LONGEST_WAIT = 55;

    private static final String PARTY = "/api/party";

    private final RemoteServer server;

    /** @param server asked with the host's token */
    public RemoteParty(RemoteServer server) {
        this.server = server;
    }

    /** How it is; also, of one that is over, that it is. */
    public JsonObject status() throws RefusedException, UnreachableException, InterruptedException {
        return server.get(PARTY);
    }

    /** Takes the oldest action that waits; empty if none comes in so many seconds. */
    public Optional<JsonObject> next(int seconds) throws RefusedException, UnreachableException, InterruptedException {
        return server.take(PARTY + "/next?wait=" + seconds);
    }

    /** The same, with what is needed to answer it. */
    public Optional<JsonObject> nextInContext(int seconds)
            throws RefusedException, UnreachableException, InterruptedException {
        return server.take(PARTY + "/next?context=true&wait=" + seconds);
    }

    /** Answers an action. */
    public JsonObject resolve(String action, JsonObject saying)
            throws RefusedException, UnreachableException, InterruptedException {
        return server.post(action(action) + "/resolve", saying);
    }

    /** Puts an action back that was taken; it keeps its place. */
    public JsonObject requeue(String action) throws RefusedException, UnreachableException, InterruptedException {
        return server.post(action(action) + "/requeue", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Will not carry an action out. */
    public JsonObject cancel(String action) throws RefusedException, UnreachableException, InterruptedException {
        return server.post(action(action) + "/cancel", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Says something that answers nothing. */
    public JsonObject say(JsonObject saying) throws RefusedException, UnreachableException, InterruptedException {
        return server.post(PARTY + "/narrate", saying);
    }

    /** Shows that the host is at it, in the server's words or in these. */
    public JsonObject thinking(Optional<String> message)
            throws RefusedException, UnreachableException, InterruptedException {
        JsonObject body = message.map(words ->
                        Json.createObjectBuilder().add("message", words).build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return server.post(PARTY + "/thinking", body);
    }

    /** Sends a player away. */
    public JsonObject kick(String player) throws RefusedException, UnreachableException, InterruptedException {
        return server.post(seat(player) + "/kick", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Gives a player, or the observers, another token. */
    public JsonObject replaceToken(String player) throws RefusedException, UnreachableException, InterruptedException {
        return server.post(seat(player) + "/token", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** A command of combat, as its path names it, and how the combat is then. */
    public JsonObject combat(String command, JsonObject body)
            throws RefusedException, UnreachableException, InterruptedException {
        return server.post(PARTY + "/combat/" + command, body);
    }

    /** A sheet, whole. */
    public JsonObject character(String id) throws RefusedException, UnreachableException, InterruptedException {
        return server.get(sheet(id));
    }

    /** Puts a sheet in the place of the one there is, or a foe's where there is none. */
    public JsonObject putCharacter(String id, JsonObject sheet)
            throws RefusedException, UnreachableException, InterruptedException {
        return server.put(sheet(id), sheet);
    }

    /** Changes what the merge patch names. */
    public JsonObject patchCharacter(String id, JsonObject patch)
            throws RefusedException, UnreachableException, InterruptedException {
        return server.patch(sheet(id), patch);
    }

    /** The party is over. */
    public JsonObject stop() throws RefusedException, UnreachableException, InterruptedException {
        return server.post(PARTY + "/stop", JsonValue.EMPTY_JSON_OBJECT);
    }

    private static String action(String id) {
        return PARTY + "/actions/" + Topic.encode(id);
    }

    private static String seat(String id) {
        return PARTY + "/players/" + Topic.encode(id);
    }

    private static String sheet(String id) {
        return PARTY + "/characters/" + Topic.encode(id);
    }
}
