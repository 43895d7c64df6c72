package org.heliograph.cli.remote;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the last events, to know a repetition by. */
final class Recent {
    private static final int MOST = 2_048;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Remembers an id; false if it is remembered already. */
    boolean add(String id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > MOST) {
            var oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
