package org.heliograph.party;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;

/** What became of a player's being there. */
@JsonbTypeAdapter(Presence.AsText.class)
public enum Presence {
    /** The first of its tabs opened. */
    JOINED,
    /** The last of its tabs closed, and none came back in time. */
    DISCONNECTED,
    /** The host sent it away. */
    REMOVED,
    /** The host gave one that was sent away another token; nobody is told. */
    READMITTED;

    /** As clients read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What everybody else is told. */
    String sentence(String name) {
        return switch (this) {
            case JOINED -> name + " joined";
            case DISCONNECTED -> name + " disconnected";
            case REMOVED -> name + " was removed";
            case READMITTED -> name + " may come back";
        };
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<Presence, String> {
        @Override
        public String adaptToJson(Presence value) {
            return value.text();
        }

        @Override
        public Presence adaptFromJson(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
