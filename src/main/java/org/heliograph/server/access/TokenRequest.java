package org.heliograph.server.access;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Timestamps;

/**
 * A wish for a token.
 *
 * @param role what it shall open
 * @param name whose it shall be
 * @param expires until when, if not for ever
 */
record TokenRequest(Role role, String name, Optional<Instant> expires) {
    private static final int MAX_NAME = 128;

    /** Reads it; throws {@link RefusedException} naming the field that is wrong. */
    static TokenRequest read(JsonObject object, Instant now) {
        Fields fields = new Fields(object);
        Role role = Role.named(fields.text("role"))
                .orElseThrow(() -> RefusedException.invalid("role must be ADMIN, PRODUCER or VIEWER"));
        Optional<Instant> expires =
                Optional.ofNullable(fields.textOrNull("expires")).map(TokenRequest::instant);
        if (expires.isPresent() && !expires.get().isAfter(now)) {
            throw RefusedException.invalid("expires must lie in the future");
        }
        return new TokenRequest(role, name(fields.text("name")), expires);
    }

    private static String name(String name) {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw RefusedException.invalid(
                    "name must have 1 to " + MAX_NAME + " characters, none of them control characters");
        }
        return name.strip();
    }

    private static Instant instant(String text) {
        try {
            return Timestamps.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedException.invalid("expires must be a time such as 2027-01-31T00:00:00Z");
        }
    }
}
