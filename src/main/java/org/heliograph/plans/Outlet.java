package org.heliograph.plans;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Locale;
import org.heliograph.core.RefusedException;

/** Where a step printed something. */
@JsonbTypeAdapter(Outlet.AsText.class)
public enum Outlet {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR;

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of this name.
     *
     * @throws RefusedException if there is none
     */
    public static Outlet of(String text) {
        for (Outlet value : values()) {
            if (value.text().equals(text)) {
                return value;
            }
        }
        throw RefusedException.invalid("stream must be stdout or stderr");
    }

    /** In JSON. */
    public static final class AsText implements JsonbAdapter<Outlet, String> {
        @Override
        public String adaptToJson(Outlet value) {
            return value.text();
        }

        @Override
        public Outlet adaptFromJson(String text) {
            return of(text);
        }
    }
}
