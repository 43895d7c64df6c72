package org.heliograph.server.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.heliograph.access.Role;
import org.heliograph.core.secret.SecretFile;
import org.heliograph.core.secret.TokenHash;
import org.heliograph.core.secret.TokenStoreException;

/**
 * The operations tokens of this server. All methods may be called from any thread.
 *
 * <p>A new token is on the disk before it is told. Those who hold something open for a token learn of its end by
 * {@link #onEnd}.
 */
public final class OperationsTokens {
    /** What every secret begins with, so that one of another world is known at a glance. */
    public static final String PREFIX = "hgo_";

    private static final int SECRET_BYTES = 16;
    private static final int ID_BYTES = 6;

    private final TokenFile file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Replaced as a whole, under this object's lock; read without. */
    private volatile List<OperationsToken> tokens;

    /** Ended, but not yet on the disk. Guarded by this. */
    private final Set<String> unkept = new HashSet<>();

    private OperationsTokens(TokenFile file, Clock clock, List<OperationsToken> tokens) {
        this.file = file;
        this.clock = clock;
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Opens those kept in the data directory. The first time, an ADMIN token is made and its secret written into
     * {@code admin.token} there.
     *
     * @throws TokenStoreException if they cannot be read or kept
     */
    public static OperationsTokens open(Path dataDirectory, Clock clock) {
        TokenFile file = new TokenFile(dataDirectory.resolve("tokens.jsonl"));
        if (file.exists()) {
            return new OperationsTokens(file, clock, file.read());
        }
        OperationsTokens tokens = new OperationsTokens(file, clock, List.of());
        tokens.makeFirst(new SecretFile(dataDirectory.resolve("admin.token")));
        return tokens;
    }

    /** Whether the text looks like an operations token, good or not. */
    public static boolean looksLikeOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    /** Makes one. Its secret is in the answer and nowhere else. */
    public synchronized Created create(Role role, String name, Optional<Instant> expires) {
        Created created = draft(role, name, expires);
        replace(with(created.token()));
        return created;
    }

    /** All that are kept. */
    public List<OperationsToken> list() {
        return tokens;
    }

    /** The good one with this secret. Takes as long whichever it is, if any. */
    public Optional<OperationsToken> find(String secret) {
        TokenHash hash = TokenHash.of(secret);
        Instant now = clock.instant();
        OperationsToken found = null;
        for (OperationsToken token : tokens) {
            if (token.hash().isOf(hash)) {
                found = token;
            }
        }
        return Optional.ofNullable(found).filter(token -> token.isGoodAt(now));
    }

    /** Whether a token of this id is kept and good: what a long-lived stream may ask again. */
    public boolean isGood(String id) {
        Instant now = clock.instant();
        return tokens.stream().anyMatch(token -> token.id().equals(id) && token.isGoodAt(now));
    }

    /**
     * Ends a token; false if there is none of this id.
     *
     * @throws TokenStoreException if that cannot be kept yet: the token is dead, but would come back at a start before
     *     {@link #sweep} has kept it, or this when called again
     */
    public boolean revoke(String id) {
        return end(token -> token.id().equals(id)) || keepEndOf(id);
    }

    /** Ends those whose time has run out, and keeps what could not be kept before. To be called about once a second. */
    public void sweep() {
        Instant now = clock.instant();
        if (!end(token -> !token.isGoodAt(now))) {
            tryToKeep();
        }
    }

    /** Has the listener called with the id of every token that ends from now on, on the thread that ends it. */
    public void onEnd(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The instant by which tokens are judged. */
    Instant now() {
        return clock.instant();
    }

    /** In memory first, then told, then kept: what must end does so even if the disk is full. */
    private boolean end(Predicate<OperationsToken> which) {
        List<OperationsToken> ended;
        synchronized (this) {
            ended = tokens.stream().filter(which).toList();
            if (ended.isEmpty()) {
                return false;
            }
            tokens = tokens.stream().filter(which.negate()).toList();
            ended.forEach(token -> unkept.add(token.id()));
        }
        ended.forEach(token -> listeners.forEach(listener -> listener.accept(token.id())));
        keep();
        return true;
    }

    private synchronized boolean keepEndOf(String id) {
        if (!unkept.contains(id)) {
            return false;
        }
        keep();
        return true;
    }

    private void tryToKeep() {
        try {
            keep();
        } catch (TokenStoreException e) {
            // Whoever ended a token was told so; the next sweep tries again.
            return;
        }
    }

    private synchronized void keep() {
        if (!unkept.isEmpty()) {
            replace(tokens);
        }
    }

    /** The secret is written before the token is kept: a crash between the two makes both anew. */
    private synchronized void makeFirst(SecretFile admin) {
        Created first = draft(Role.ADMIN, "admin", Optional.empty());
        try {
            admin.write(first.secret() + "\n");
        } catch (IOException e) {
            throw new TokenStoreException("admin.token cannot be written in the data directory", e);
        }
        replace(with(first.token()));
    }

    private Created draft(Role role, String name, Optional<Instant> expires) {
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        TokenHash hash = TokenHash.of(secret);
        return new Created(new OperationsToken(id, role, name, clock.instant(), expires, hash), secret);
    }

    private List<OperationsToken> with(OperationsToken token) {
        List<OperationsToken> more = new ArrayList<>(tokens);
        more.add(token);
        return more;
    }

    private void replace(List<OperationsToken> all) {
        file.write(all);
        tokens = List.copyOf(all);
        unkept.clear();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A new token with its secret, which is shown this once. */
    public record Created(OperationsToken token, String secret) {
        @Override
        public String toString() {
            return "Created[" + token + "]";
        }
    }
}
