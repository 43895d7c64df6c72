package org.heliograph.core.log;

import java.util.Objects;

/**
 * What can be followed: one channel, one bot, one plan, one party.
 *
 * @param kind the application the topic belongs to, such as {@code channel}
 * @param id the client-chosen name within it; any Unicode, never used as a file name
 */
public record Topic(String kind, String id) {
    public Topic {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
