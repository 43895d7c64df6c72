package org.heliograph.cli.party.auto;

import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How actions are answered.
 *
 * @param command given to {@code sh -c}, with the action on standard input; what players wrote stands nowhere else
 * @param folder where it runs
 * @param limit how long it may take
 * @param grace how long one that has to end may take to do so
 * @param err where what it prints as errors goes
 */
public record Narrator(String command, Path folder, Duration limit, Duration grace, OutputStream err) {
    /** The command's words. */
    List<String> words() {
        return List.of("sh", "-c", command);
    }

    /** Is to answer an action. */
    Attempt begin(JsonObject action) {
        return new Attempt(this, action);
    }
}
