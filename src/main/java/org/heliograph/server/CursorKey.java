package org.heliograph.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.heliograph.core.Cursors;
import org.heliograph.core.secret.SecretFile;

/** The key that seals cursors: made once per data directory, so that cursors outlive a restart. */
final class CursorKey {
    private final SecretFile file;

    CursorKey(Path data) {
        this.file = new SecretFile(data.resolve("cursor.key"));
    }

    /** The key, made anew if there is none. */
    byte[] key() throws IOException {
        if (!file.exists()) {
            byte[] key = new byte[Cursors.KEY_BYTES];
            new SecureRandom().nextBytes(key);
            file.write(Base64.getEncoder().encodeToString(key) + "\n");
            return key;
        }
        try {
            byte[] key = Base64.getDecoder().decode(file.read().strip());
            if (key.length == Cursors.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new StartException("cursor.key is damaged; without it every cursor is refused", e);
        }
        throw new StartException("cursor.key is damaged; without it every cursor is refused", null);
    }
}
