package org.heliograph.party.web;

import java.time.Instant;
import java.util.List;
import org.heliograph.core.connection.Push;
import org.heliograph.party.OpenAction;
import org.jspecify.annotations.Nullable;

/**
 * The first frame: who one is, and where reading begins.
 *
 * @param openActions what is not done, and what was done since the client was last here
 * @param historyTruncated true if there is more than what follows; else absent
 */
public record Joined(
        String playerId,
        String playerName,
        String role,
        List<OpenAction> openActions,
        @Nullable Boolean historyTruncated,
        Instant timestamp,
        String cursor)
        implements Push {
    @Override
    public String type() {
        return "connected";
    }
}
