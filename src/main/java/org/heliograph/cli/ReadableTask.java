package org.heliograph.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens to a bot's task, for people: which task, what, and in whose words. */
final class ReadableTask {
    private ReadableTask() {}

    /**
     * A frame in its parts.
     *
     * @param task which task
     * @param step what happened to it
     * @param words the text that came with it, perhaps of several lines, perhaps empty
     */
    record Parts(String task, String step, String words) {}

    /** The parts of a frame; empty if it is not about a task. */
    static Optional<Parts> of(String type, JsonObject frame) {
        return switch (type) {
            case "task_queued" -> parts(frame, "queued " + frame.getString("priority", ""), "command");
            case "task_started" -> parts(frame, "started", "");
            case "progress" -> parts(frame, frame.getInt("percent", 0) + " %", "message");
            case "task_completed" -> parts(frame, "completed" + took(frame) + files(frame), "response");
            case "task_failed" -> parts(frame, "failed" + took(frame), "error");
            default -> Optional.empty();
        };
    }

    private static Optional<Parts> parts(JsonObject frame, String step, String words) {
        return Optional.of(new Parts(frame.getString("task_id", "?"), step.strip(), frame.getString(words, "")));
    }

    private static String took(JsonObject frame) {
        return frame.get("duration_seconds") instanceof JsonNumber seconds ? " after " + seconds + " s" : "";
    }

    private static String files(JsonObject frame) {
        return frame.get("files_modified") instanceof JsonArray files && !files.isEmpty()
                ? files.getValuesAs(value -> value.toString().replace("\"", "")).stream()
                        .collect(Collectors.joining(", ", " [", "]"))
                : "";
    }
}
