package org.heliograph.party;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What the host wants to say.
 *
 * @param narrative to everybody, or to a few
 * @param to who hears the narrative; null for everybody
 * @param privately to single players
 * @param dmOnly for the host's own eyes
 * @param patches what becomes of characters, by id: merge patches
 */
public record Saying(
        @Nullable String narrative,
        @Nullable List<String> to,
        Map<String, String> privately,
        @Nullable String dmOnly,
        Map<String, JsonObject> patches) {
    /** Each text has at most so many characters. */
    public static final int LONGEST = 16 * 1024;

    public Saying {
        to = to == null ? null : List.copyOf(to);
        privately = Map.copyOf(privately);
        patches = Map.copyOf(patches);
        checkText("narrative", narrative);
        checkText("dm_only", dmOnly);
        privately.forEach((player, text) -> checkText("private." + player, text));
        if (narrative == null && privately.isEmpty() && dmOnly == null) {
            throw RefusedException.invalid("narrative, private or dm_only is needed");
        }
        if (narrative == null && to != null) {
            throw RefusedException.invalid("to needs a narrative");
        }
    }

    private static void checkText(String field, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw RefusedException.invalid(field + " must not be empty");
        }
        if (text != null && text.length() > LONGEST) {
            throw RefusedException.tooLarge(field + " has at most " + LONGEST + " characters, not " + text.length());
        }
    }
}
