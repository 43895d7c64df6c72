package org.heliograph.plans.web;

import jakarta.json.bind.annotation.JsonbNillable;
import org.heliograph.core.connection.Push;
import org.heliograph.plans.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client that it follows a plan from now on.
 *
 * @param snapshot the plan at the cursor; null if the client said where it was
 * @param cursor where reading goes on
 */
@JsonbNillable
public record Subscribed(String planId, @Nullable Snapshot snapshot, String cursor) implements Push {
    @Override
    public String type() {
        return "subscribed";
    }
}
