package org.heliograph.bots;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.heliograph.core.RefusedException;

/**
 * A client's idempotency key: whoever asks again for the same under the same key gets the same answer.
 *
 * @param value the key
 * @param request digest of what is asked for
 */
public record ClientKey(String value, String request) {
    /** The longest key. */
    public static final int MAX_LENGTH = 128;

    /**
     * Checks a key.
     *
     * @throws RefusedException if it is empty or too long
     */
    public ClientKey {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw RefusedException.invalid("Idempotency-Key must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** A key for what this text asks for. */
    public static ClientKey of(String value, String request) {
        return new ClientKey(value, digest(request));
    }

    private static String digest(String request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
