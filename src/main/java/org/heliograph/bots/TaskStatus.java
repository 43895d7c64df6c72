package org.heliograph.bots;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import org.heliograph.core.RefusedException;

/** How far a task is. */
@JsonbTypeAdapter(TaskStatus.AsText.class)
public enum TaskStatus {
    /** It waits. */
    PENDING,
    /** Somebody is at it. */
    IN_PROGRESS,
    /** It ended well. */
    COMPLETED,
    /** It ended otherwise. */
    FAILED;

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of this name.
     *
     * @throws RefusedException if there is none
     */
    public static TaskStatus of(String text) {
        for (TaskStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw RefusedException.invalid("status must be pending, in_progress, completed or failed");
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<TaskStatus, String> {
        @Override
        public String adaptToJson(TaskStatus status) {
            return status.text();
        }

        @Override
        public TaskStatus adaptFromJson(String text) {
            return of(text);
        }
    }
}
