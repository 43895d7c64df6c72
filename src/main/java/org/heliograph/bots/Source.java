package org.heliograph.bots;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import org.heliograph.core.RefusedException;

/** Which way a task came. */
@JsonbTypeAdapter(Source.AsText.class)
public enum Source {
    /** As a file, or from a bot that reports on its own; what says nothing counts as this. */
    FILE,
    /** Over HTTP or a WebSocket. */
    WEBSOCKET;

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The source of this name.
     *
     * @throws RefusedException if there is none
     */
    public static Source of(String text) {
        for (Source source : values()) {
            if (source.text().equals(text)) {
                return source;
            }
        }
        throw RefusedException.invalid("source must be file or websocket");
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<Source, String> {
        @Override
        public String adaptToJson(Source source) {
            return source.text();
        }

        @Override
        public Source adaptFromJson(String text) {
            return of(text);
        }
    }
}
