package org.heliograph.cli.party;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options such as {@code --private thorin=text}. */
final class Pairs {
    private Pairs() {}

    /**
     * What stands behind the first {@code =}, by what stands before it.
     *
     * @param shape what a pair looks like
     * @throws IllegalArgumentException if one does not, or two say the same name
     */
    static Map<String, String> of(List<String> pairs, String shape) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(shape + " is expected, not " + pair);
            }
            if (values.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(pair.substring(0, equals) + " is given twice");
            }
        }
        return values;
    }
}
