package org.heliograph.plans;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a mask without keeping what it hides: a keyed hash, so that who has the log alone cannot try secrets on it.
 * Immutable.
 */
public final class Fingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Fingerprints under this key, which is the same after a restart. */
    public Fingerprint(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The mask of a plan; null for one that hides nothing. */
    @Nullable
    String of(PlanId plan, Mask mask) {
        if (mask.isEmpty()) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("mask of " + plan.value()).getBytes(StandardCharsets.UTF_8));
            for (String secret : mask.secrets()) {
                mac.update((byte) 0);
                mac.update(secret.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
