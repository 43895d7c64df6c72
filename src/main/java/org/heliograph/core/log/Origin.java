package org.heliograph.core.log;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What an entry that is brought from elsewhere was known by there, so that it keeps its name and its time.
 *
 * @param id the entry's {@link Entry#id}: 1 to 64 URL-safe characters
 * @param at when it happened, to the microsecond. The log's order comes first: where its last entry is as late, or where
 *     this lies in the future, the entry gets an instant as if it had happened as near to this as that allows
 */
public record Origin(String id, Instant at) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws IllegalArgumentException if the id is none */
    public Origin {
        if (!isId(id)) {
            throw new IllegalArgumentException("An id has 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }

    /** Whether an entry may be called so. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
