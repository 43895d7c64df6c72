package org.heliograph.server.access;

import java.time.Instant;
import java.util.Optional;
import org.heliograph.access.Role;
import org.heliograph.core.secret.TokenHash;

/**
 * An operations token, as it is kept: without its secret.
 *
 * @param id names it in the list and in a revocation; tells nothing about the secret
 * @param role what it opens
 * @param name whose it is; the author of what is written with it
 * @param created when it was made
 * @param expires when it stops being good, if ever
 * @param hash SHA-256 of the secret
 */
public record OperationsToken(
        String id, Role role, String name, Instant created, Optional<Instant> expires, TokenHash hash) {
    boolean isGoodAt(Instant now) {
        return expires.isEmpty() || now.isBefore(expires.get());
    }
}
