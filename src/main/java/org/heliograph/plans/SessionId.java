package org.heliograph.plans;

import java.util.Set;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;

/**
 * The name under which one user's sockets are known: all tabs of a browser may share it.
 *
 * @param value a {@link PlainId}, but no word that begins another path
 */
public record SessionId(String value) {
    private static final Set<String> TAKEN = Set.of("bot", "party", "plan", "channel", "api");

    /**
     * Checks a name.
     *
     * @throws RefusedException if it cannot be a session's
     */
    public SessionId {
        PlainId.checked("session_id", value);
        if (TAKEN.contains(value)) {
            throw RefusedException.invalid("session_id must not be " + value);
        }
    }
}
