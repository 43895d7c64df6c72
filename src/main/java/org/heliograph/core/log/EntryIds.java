package org.heliograph.core.log;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Unique ids for entries: 128 random bits in 22 URL-safe characters. None begins with a dash: so each can be a program's
 * argument. For one thread at a time.
 */
public final class EntryIds {
    private static final int ID_BYTES = 16;
    private static final int AT_ONCE = 64;

    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    private final SecureRandom random;
    private final byte[] pool = new byte[ID_BYTES * AT_ONCE];
    private final byte[] one = new byte[ID_BYTES];
    private int used = pool.length;

    public EntryIds(SecureRandom random) {
        this.random = random;
    }

    /** A new id, like none before. */
    public String next() {
        String id = any();
        while (id.startsWith("-")) {
            id = any();
        }
        return id;
    }

    private String any() {
        if (used == pool.length) {
            random.nextBytes(pool);
            used = 0;
        }
        System.arraycopy(pool, used, one, 0, ID_BYTES);
        used += ID_BYTES;
        return encoder.encodeToString(one);
    }
}
