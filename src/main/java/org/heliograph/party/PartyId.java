package org.heliograph.party;

import org.heliograph.core.PlainId;
import org.heliograph.core.log.Topic;

/**
 * A party's generated name.
 *
 * @param value checked
 */
public record PartyId(String value) {
    /** The kind of the parties' topics, and the name of their application. */
    public static final String KIND = "party";

    public PartyId {
        PlainId.checked("party_id", value);
    }

    /** The party's log. */
    public Topic topic() {
        return new Topic(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
