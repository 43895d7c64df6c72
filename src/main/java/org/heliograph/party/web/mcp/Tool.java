package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;
import java.util.Set;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Texts;

/**
 * One of the host's commands, for a model.
 *
 * @param description what it is for and what to do with it, told to the model
 * @param input the JSON schema of its arguments
 * @param effect what to expect of it, told to whoever asks a person before it is used
 */
record Tool(String name, String title, String description, JsonObject input, Effect effect, Deed deed) {
    /** What a tool does to a party. */
    enum Effect {
        /** Nothing. */
        READS,
        /** Something that is part of the game. */
        PLAYS,
        /** Something that cannot be taken back. */
        ENDS
    }

    /** Names of its arguments. */
    Set<String> known() {
        return input.getJsonObject("properties").keySet();
    }

    /**
     * Refuses arguments that it does not know: a model that misspells one is better told.
     *
     * @throws RefusedException 400 that names it
     */
    void check(JsonObject arguments) {
        for (String name : arguments.keySet()) {
            if (!known().contains(name)) {
                throw RefusedException.invalid("Unknown argument: " + Texts.quote(name) + "; there "
                        + (known().isEmpty() ? "are none" : "is " + String.join(", ", known())));
            }
        }
    }
}
