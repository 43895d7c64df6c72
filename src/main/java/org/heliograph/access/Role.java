package org.heliograph.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller of the operations endpoints may do; each role may do what those before it may. */
public enum Role {
    /** Reads everything operational. */
    VIEWER,
    /** Also posts messages, creates and drives. */
    PRODUCER,
    /** Also makes and revokes tokens. */
    ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role a container knows it by: {@code heliograph-viewer}. */
    public String containerName() {
        return "heliograph-" + name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
