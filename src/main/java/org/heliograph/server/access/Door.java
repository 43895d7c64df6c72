package org.heliograph.server.access;

import java.util.Optional;
import org.heliograph.access.Role;

/** What a path asks of whoever comes. */
public enum Door {
    /** Not ours, or without anything worth guarding: pages, scripts. Nothing is looked at. */
    ELSEWHERE,
    /** Operations without a role; a token that is presented must be good all the same. */
    OPEN,
    /** Operations, to read. */
    VIEWER,
    /** Operations, to write. */
    PRODUCER,
    /** Operations, to make and revoke tokens. */
    ADMIN,
    /** A party's own: its tokens are checked by the party, those of operations mean nothing there. */
    PARTY,
    /** The same, but a token is not needed. */
    PARTY_OPEN;

    /** The role it takes to pass, if it takes one. */
    public Optional<Role> role() {
        return switch (this) {
            case VIEWER -> Optional.of(Role.VIEWER);
            case PRODUCER -> Optional.of(Role.PRODUCER);
            case ADMIN -> Optional.of(Role.ADMIN);
            default -> Optional.empty();
        };
    }

    /** Whether a party's tokens are looked at here. */
    public boolean isParty() {
        return this == PARTY || this == PARTY_OPEN;
    }

    /** Whether operations tokens are looked at here. */
    public boolean isOperations() {
        return this != ELSEWHERE && !isParty();
    }
}
