package org.heliograph.bots;

import org.heliograph.core.RefusedException;

/** How soon a task should have its turn, the soonest first. */
public enum Priority {
    P0,
    P1,
    P2;

    private static final String IMMEDIATE = "immediate";

    /**
     * The priority of this name; {@code immediate} is another one for {@link #P0}.
     *
     * @throws RefusedException if there is none
     */
    public static Priority of(String text) {
        if (text.equals(IMMEDIATE)) {
            return P0;
        }
        for (Priority priority : values()) {
            if (priority.name().equals(text)) {
                return priority;
            }
        }
        throw RefusedException.invalid("priority must be P0, P1, P2 or immediate");
    }
}
