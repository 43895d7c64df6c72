package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the host of an evening does; done when everybody has seen what it brings them. For one thread. */
final class Host {
    private final Door door;
    private final Stage stage;

    Host(Door door, Stage stage) {
        this.door = door;
        this.stage = stage;
    }

    /** The host says something of its own accord. */
    void narrate(Telling telling, String... to) throws IOException, InterruptedException {
        JsonObjectBuilder json = telling.json();
        if (to.length > 0) {
            json.add("to", Json.createArrayBuilder(List.of(to)));
        }
        command("narrate", json.build());
        if (to.length == 0) {
            stage.allSee("narrative", telling.text());
        } else {
            stage.sees(Stage.HOST, "narrative", telling.text());
            for (String id : to) {
                stage.sees(id, "narrative", telling.text());
            }
        }
        seePrivate(telling);
    }

    /** The host takes the oldest action and answers it, for all to hear. */
    void resolve(String id, String actionId, Telling telling) throws IOException, InterruptedException {
        take(id, actionId);
        command("actions/" + actionId + "/resolve", telling.json().build());
        stage.allSee("narrative", telling.text());
        seePrivate(telling);
        seeStatus(id, "resolved");
    }

    /** The host answers a whisper, for nobody else to hear. */
    void resolveWhisper(String id, String actionId, Telling telling) throws IOException, InterruptedException {
        take(id, actionId);
        command("actions/" + actionId + "/resolve", telling.json().build());
        stage.sees(id, "private", telling.text());
        stage.sees(Stage.HOST, "narrative", telling.text());
        seeStatus(id, "resolved");
    }

    private void take(String id, String actionId) throws IOException, InterruptedException {
        JsonObject next = command("next", JsonValue.EMPTY_JSON_OBJECT);
        if (!next.getString("action_id", "").equals(actionId)) {
            throw new IOException("The next action should be that of " + id + ", not " + next);
        }
        seeStatus(id, "processing");
    }

    private void seeStatus(String id, String status) throws IOException, InterruptedException {
        if (stage.isPresent(id)) {
            stage.sees(id, "action_status", status);
        }
        stage.sees(Stage.HOST, "action_status", status);
    }

    private void seePrivate(Telling telling) throws IOException, InterruptedException {
        for (Map.Entry<String, String> secret : telling.privately().entrySet()) {
            if (stage.isPresent(secret.getKey())) {
                stage.sees(secret.getKey(), "private", secret.getValue());
            }
        }
    }

    /** A command of the host. */
    JsonObject command(String command, JsonObject body) throws IOException, InterruptedException {
        return door.post("/api/party/" + command, stage.guest(Stage.HOST).token(), body);
    }

    /** The host changes a character or foe. */
    void patch(String character, JsonObject patch) throws IOException, InterruptedException {
        door.patch("/api/party/characters/" + character, stage.guest(Stage.HOST).token(), patch);
        stage.sees(Stage.HOST, "character_update", character);
    }

    /** A character became different: its player sees it, and the host. */
    void sheetOf(String id, String part) throws IOException, InterruptedException {
        stage.sees(id, "character_update", part);
        stage.sees(Stage.HOST, "character_update", part);
    }
}
