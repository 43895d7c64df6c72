package org.heliograph.cli.worker;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as it was handed to this worker.
 *
 * @param timeoutSeconds how long it may take; null for as long as it takes
 * @param leaseSeconds how long the worker may stay silent
 * @param lease what is shown with every report
 * @param attempt which time it runs, from 1
 */
public record Order(
        String task,
        String bot,
        String command,
        String source,
        String priority,
        @Nullable Long timeoutSeconds,
        long leaseSeconds,
        String lease,
        int attempt) {
    static final String SERVER = "HELIOGRAPH_URL";
    static final String TASK = "HELIOGRAPH_TASK_ID";
    static final String BOT = "HELIOGRAPH_BOT_ID";
    static final String ATTEMPT = "HELIOGRAPH_ATTEMPT";

    private static final int BEATS_PER_LEASE = 3;

    static Order of(JsonObject json) {
        return new Order(
                json.getString("task_id"),
                json.getString("bot_id"),
                json.getString("command"),
                json.getString("source", ""),
                json.getString("priority", ""),
                json.get("timeout_seconds") instanceof JsonNumber number ? number.longValue() : null,
                json.getJsonNumber("lease_seconds").longValue(),
                json.getString("lease", ""),
                json.getInt("attempt", 1));
    }

    /** How often the server has to hear of it. */
    Duration renewal() {
        return Duration.ofSeconds(leaseSeconds).dividedBy(BEATS_PER_LEASE);
    }

    /** What a command finds in its environment, when the order came from a server at this address. */
    Map<String, String> environment(URI server) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SERVER, server.toString());
        variables.put(TASK, task);
        variables.put(BOT, bot);
        variables.put("HELIOGRAPH_SOURCE", source);
        variables.put("HELIOGRAPH_PRIORITY", priority);
        variables.put(ATTEMPT, String.valueOf(attempt));
        if (timeoutSeconds != null) {
            variables.put("HELIOGRAPH_TIMEOUT_SECONDS", String.valueOf(timeoutSeconds));
        }
        if (command.indexOf('\0') < 0) {
            // No environment can hold a NUL; standard input can.
            variables.put("HELIOGRAPH_COMMAND", command);
        }
        return variables;
    }
}
