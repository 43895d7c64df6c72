package org.heliograph.access;

import java.util.Optional;
import org.heliograph.core.RefusedException;

/**
 * Who is calling, as far as it is known.
 *
 * @param name what the token or the container calls it; empty if neither does
 * @param role what it may do; empty for nothing that needs a role
 * @param known how it is known
 */
public record Caller(String name, Optional<Role> role, Known known) {
    /** Nobody has said who this is, and somebody must. */
    public static final Caller ANONYMOUS = new Caller("", Optional.empty(), new Known.Anonymous());

    /** The token that was presented is not good. */
    public static final Caller REJECTED = new Caller("", Optional.empty(), new Known.Rejected());

    /** Nobody has said who this is, and nobody need. */
    public static final Caller OPEN = new Caller("", Optional.of(Role.ADMIN), new Known.Open());

    /** A caller with a good token. */
    public static Caller token(String id, String name, Role role) {
        return new Caller(name, Optional.of(role), new Known.Token(id));
    }

    /**
     * Somebody with a good token of another world than operations: no role is of use to it.
     *
     * @param id of the token
     */
    public static Caller guest(String id) {
        return new Caller("", Optional.empty(), new Known.Token(id));
    }

    /** A caller whom the container knows. */
    public static Caller principal(String name, Role role) {
        return new Caller(name, Optional.of(role), new Known.Principal());
    }

    /** Whether it may read what is operational. */
    public boolean mayRead() {
        return may(Role.VIEWER);
    }

    /** Whether it may also write. */
    public boolean mayProduce() {
        return may(Role.PRODUCER);
    }

    /** Whether it may also make and revoke tokens. */
    public boolean mayAdmin() {
        return may(Role.ADMIN);
    }

    /** Whether it may do what the role may. */
    public boolean may(Role needed) {
        return role.isPresent() && role.get().includes(needed);
    }

    /** Whether it has said who it is, rightly or not, or need not. */
    public boolean hasIntroducedItself() {
        return role.isPresent() || known instanceof Known.Token || known instanceof Known.Rejected;
    }

    /** Whether it came with a token that is not good. */
    public boolean isRejected() {
        return known instanceof Known.Rejected;
    }

    /** The name under which it writes, if a token or the container vouches for one. */
    public Optional<String> vouchedName() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The id of its token, if it came with a good one: what a revocation names. */
    public Optional<String> tokenId() {
        return known instanceof Known.Token token ? Optional.of(token.id()) : Optional.empty();
    }

    /**
     * Refuses whoever may not do what the role may.
     *
     * @throws RefusedException 401 if it has not said who it is, 403 if that is not enough
     */
    public void require(Role needed) {
        if (may(needed)) {
            return;
        }
        if (isRejected()) {
            throw RefusedException.unauthorized("The token is not valid");
        }
        if (role.isEmpty()) {
            throw RefusedException.unauthorized("A token of role " + needed + " is needed");
        }
        throw RefusedException.forbidden("The role " + needed + " is needed, this is " + role.get());
    }

    /** How a caller is known. */
    public sealed interface Known {
        /** Everybody may come in. */
        record Open() implements Known {}

        /** By a good token. */
        record Token(String id) implements Known {}

        /** By the container, which asked for a password or the like. */
        record Principal() implements Known {}

        /** Not at all. */
        record Anonymous() implements Known {}

        /** By a token that is wrong, revoked, expired or of another world. */
        record Rejected() implements Known {}
    }
}
