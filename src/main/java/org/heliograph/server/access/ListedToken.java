package org.heliograph.server.access;

import org.heliograph.access.Role;
import org.heliograph.wire.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * A token in the list.
 *
 * @param id what to revoke it by
 * @param role what it opens
 * @param name whose it is
 * @param created when it was made
 * @param expires when it stops being good; absent for never
 */
public record ListedToken(
        String id,
        Role role,
        String name,
        String created,
        @Nullable String expires) {
    static ListedToken of(OperationsToken token) {
        return new ListedToken(
                token.id(),
                token.role(),
                token.name(),
                Timestamps.format(token.created()),
                token.expires().map(Timestamps::format).orElse(null));
    }
}
