package org.heliograph.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/**
 * One table on the server under load.
 *
 * @param host the host's token
 * @param players their tokens
 */
record PartyTable(String host, List<String> players) {
    // Looked up once: the client's CPU is the server's loss.
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    /** Has the server open one. */
    static PartyTable open(HttpLink link, String name, int players) throws IOException {
        JsonArrayBuilder characters = Json.createArrayBuilder();
        for (int i = 1; i <= players; i++) {
            characters.add(Json.createObjectBuilder()
                    .add("id", "player-" + i)
                    .add("name", "Player " + i)
                    .add("hp", 20)
                    .add("max_hp", 20));
        }
        JsonObject body = Json.createObjectBuilder()
                .add("name", name)
                .add("characters", characters)
                .build();
        JsonObject opened = read(link.post("/api/parties", body.toString()));
        return new PartyTable(
                opened.getJsonObject("host").getString("token"),
                opened.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                        .map(player -> player.getString("token"))
                        .toList());
    }

    static JsonObject read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
