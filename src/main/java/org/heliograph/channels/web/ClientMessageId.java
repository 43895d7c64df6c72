package org.heliograph.channels.web;

import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** The client's own id of a message, by which a repeated one is known. */
final class ClientMessageId {
    private static final int MAX_LENGTH = 128;

    private ClientMessageId() {}

    static @Nullable String of(Fields fields) {
        String id = fields.textOrNull("client_msg_id");
        if (id != null && (id.isEmpty() || id.length() > MAX_LENGTH)) {
            throw RefusedException.invalid("client_msg_id must have 1 to " + MAX_LENGTH + " characters");
        }
        return id;
    }
}
