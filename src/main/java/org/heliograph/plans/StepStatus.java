package org.heliograph.plans;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import org.heliograph.core.RefusedException;

/** How far a step is. */
@JsonbTypeAdapter(StepStatus.AsText.class)
public enum StepStatus {
    /** It has not begun. */
    PENDING,
    /** It is under way. */
    RUNNING,
    /** It ended well. */
    COMPLETED,
    /** It ended otherwise. */
    FAILED,
    /** It will not begin. */
    SKIPPED;

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing happens any more. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == SKIPPED;
    }

    /** Whether a step that is here may come to be there; one that is under way may say so again. */
    boolean mayBecome(StepStatus next) {
        return !isTerminal() && next != PENDING;
    }

    /**
     * The one of this name.
     *
     * @throws RefusedException if there is none
     */
    public static StepStatus of(String text) {
        for (StepStatus value : values()) {
            if (value.text().equals(text)) {
                return value;
            }
        }
        throw RefusedException.invalid("status must be pending, running, completed, failed or skipped");
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<StepStatus, String> {
        @Override
        public String adaptToJson(StepStatus value) {
            return value.text();
        }

        @Override
        public StepStatus adaptFromJson(String text) {
            return of(text);
        }
    }
}
