package org.heliograph.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.heliograph.core.log.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Ids for entries from elsewhere, the same ones whenever the same lines come again. An id like ours is kept; another, and
 * the text of a line that has none, gives its digest. Equal lines without ids are told apart by how many of them came
 * before. For one thread.
 */
final class LineNames {
    private static final int SHORTEST = 16;
    private static final int BYTES = 16;

    private final Map<String, Integer> seen = new HashMap<>();

    String of(@Nullable String id, String line) {
        if (id != null) {
            return id.length() >= SHORTEST && Origin.isId(id) ? id : digest("id " + id);
        }
        String text = digest("line " + line);
        int before = seen.merge(text, 1, Integer::sum) - 1;
        return before == 0 ? text : digest(before + " times " + line);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
