package org.heliograph.party.web;

import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** A client's own name for an action. */
final class ClientActionId {
    private static final int LONGEST = 128;

    private ClientActionId() {}

    static @Nullable String in(Fields fields) {
        String id = fields.textOrNull("client_action_id");
        if (id != null && (id.isEmpty() || id.length() > LONGEST)) {
            throw RefusedException.invalid("client_action_id must have 1 to " + LONGEST + " characters");
        }
        return id;
    }
}
