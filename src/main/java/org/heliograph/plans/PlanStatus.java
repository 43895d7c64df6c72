package org.heliograph.plans;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import org.heliograph.core.RefusedException;

/** How far a plan is. */
@JsonbTypeAdapter(PlanStatus.AsText.class)
public enum PlanStatus {
    /** No step has begun. */
    PENDING,
    /** It is under way. */
    RUNNING,
    /** It ended well. */
    COMPLETED,
    /** It ended otherwise. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED;

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing happens any more. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /**
     * The one of this name.
     *
     * @throws RefusedException if there is none
     */
    public static PlanStatus of(String text) {
        for (PlanStatus value : values()) {
            if (value.text().equals(text)) {
                return value;
            }
        }
        throw RefusedException.invalid("overall_status must be pending, running, completed, failed or cancelled");
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<PlanStatus, String> {
        @Override
        public String adaptToJson(PlanStatus value) {
            return value.text();
        }

        @Override
        public PlanStatus adaptFromJson(String text) {
            return of(text);
        }
    }
}
