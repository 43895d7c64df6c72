package org.heliograph.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Set;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.jspecify.annotations.Nullable;

/** What clients say in a query, under any of the names that clients use. */
public final class Queries {
    private Queries() {}

    /** Under which names a client says where it was. */
    public static final Set<String> RESUME =
            Set.of("cursor", "last_seen", "since", "from_timestamp", "last_seq", "since_id", "after_seq");

    /** A token may stand in any query; what keeps caches away, under the name that libraries give it, means nothing. */
    private static final Set<String> ANYWHERE = Set.of("token", "_");

    /**
     * Checks that a query asks for nothing else than this: what is not understood must not mean everything.
     *
     * @throws RefusedException naming what is not known
     */
    public static void only(Collection<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name) && !ANYWHERE.contains(name)) {
                throw RefusedException.invalid("Unknown parameter: " + Texts.quote(name));
            }
        }
    }

    /** Where a client says it was; the function gives a parameter's first value or null. */
    public static Resume resume(Parameters query) {
        return new Resume(
                query.get("cursor"),
                first(query, "last_seen", "since", "from_timestamp"),
                first(query, "last_seq", "since_id", "after_seq"));
    }

    private static @Nullable String first(Parameters query, String... names) {
        for (String name : names) {
            String value = query.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * A whole number.
     *
     * @throws org.heliograph.core.RefusedException if it is none or out of bounds
     */
    public static int number(String name, @Nullable String value, int absent, int least, int most) {
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw RefusedException.invalid(name + " must be a whole number from " + least + " to " + most);
        }
        throw RefusedException.invalid(name + " must be a whole number from " + least + " to " + most);
    }

    /**
     * True or false; null if absent.
     *
     * @throws org.heliograph.core.RefusedException if it is neither
     */
    public static @Nullable Boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw RefusedException.invalid(name + " must be true or false");
        }
        return value == null ? null : Boolean.valueOf(value);
    }

    /**
     * An instant in ISO-8601, UTC where it has no offset; null if absent.
     *
     * @throws org.heliograph.core.RefusedException if it is none
     */
    public static @Nullable Instant instant(String name, @Nullable String value) {
        try {
            // A plus sign in a query arrives as a space.
            return value == null ? null : Timestamps.parse(value.strip().replace(' ', '+'));
        } catch (DateTimeParseException e) {
            throw RefusedException.invalid(name + " must be an ISO-8601 timestamp");
        }
    }

    /** A query's parameters. */
    public interface Parameters {
        /** A parameter's first value, or null. */
        @Nullable
        String get(String name);
    }
}
