package org.heliograph.party.tokens;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.secret.TokenHash;

/**
 * Finds tokens, of all parties. By the hash of a secret, not the secret: how long a look-up takes tells at most about
 * hashes, from which no secret can be guessed piece by piece. Any thread.
 */
final class TokenIndex {
    private final Map<TokenHash, PartyToken> bySecret = new ConcurrentHashMap<>();
    private final Map<String, PartyToken> byId = new ConcurrentHashMap<>();
    private final Map<TokenHash, PartyToken> hostsOfThePast = new ConcurrentHashMap<>();

    /** Whoever is found is good. */
    void add(PartyToken token) {
        byId.put(token.id(), token);
        bySecret.put(TokenHash.of(token.secret()), token);
    }

    void remove(PartyToken token) {
        bySecret.remove(TokenHash.of(token.secret()));
        byId.remove(token.id());
    }

    void addPast(PartyToken host) {
        hostsOfThePast.put(TokenHash.of(host.secret()), host);
    }

    /** Whether there is one of the same secret or id. */
    boolean knows(PartyToken token) {
        return byId.containsKey(token.id())
                || find(token.secret()).isPresent()
                || findPast(token.secret()).isPresent();
    }

    Optional<PartyToken> find(String secret) {
        return Optional.ofNullable(bySecret.get(TokenHash.of(secret)));
    }

    Optional<PartyToken> findPast(String secret) {
        return Optional.ofNullable(hostsOfThePast.get(TokenHash.of(secret)));
    }

    Optional<PartyToken> pastWithId(String id) {
        return hostsOfThePast.values().stream()
                .filter(token -> token.id().equals(id))
                .findFirst();
    }

    Optional<PartyToken> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
