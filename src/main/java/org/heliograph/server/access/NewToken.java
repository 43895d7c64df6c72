package org.heliograph.server.access;

import org.heliograph.access.Role;

/**
 * The answer to a new token: the only one that holds its secret.
 *
 * @param id what to revoke it by
 * @param role what it opens
 * @param name whose it is
 * @param token the secret
 */
public record NewToken(String id, Role role, String name, String token) {
    static NewToken of(OperationsTokens.Created created) {
        OperationsToken token = created.token();
        return new NewToken(token.id(), token.role(), token.name(), created.secret());
    }

    @Override
    public String toString() {
        return "NewToken[" + id + ", " + role + ", " + name + "]";
    }
}
