package org.heliograph.bots;

import org.heliograph.core.PlainId;

/**
 * A task's name, unique among a bot's tasks.
 *
 * @param value a {@link PlainId}
 */
public record TaskId(String value) {
    /**
     * Checks a name.
     *
     * @throws org.heliograph.core.RefusedException if it cannot be a task's
     */
    public TaskId {
        PlainId.checked("task_id", value);
    }
}
