package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What a model is told.
 *
 * @param words ours alone: nothing that anybody else wrote stands in them
 * @param data what is so, players' words among it; empty where the words say all
 */
record Answer(String words, JsonObject data) {
    static Answer of(String words, JsonValue data) {
        return new Answer(words, data.asJsonObject());
    }

    /** The words, then the data between marks that stand nowhere within. */
    String text() {
        return data.isEmpty() ? words : words + '\n' + Quoted.of(data);
    }
}
