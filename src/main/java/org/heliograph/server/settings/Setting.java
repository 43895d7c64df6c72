package org.heliograph.server.settings;

import java.util.Locale;

/**
 * One thing that can be set.
 *
 * @param name its full name, such as {@code heliograph.heartbeat.party.ping}
 * @param defaultText the value it has if nobody sets it, as one would write it; empty for none
 * @param kind what its values look like
 * @param meaning one sentence for the documentation
 */
public record Setting<T>(String name, String defaultText, ValueKind<T> kind, String meaning) {
    /** What every setting's name begins with. */
    public static final String PREFIX = "heliograph.";

    /** The environment variable that sets it: {@code HELIOGRAPH_HEARTBEAT_PARTY_PING}. */
    public String environmentName() {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The same thing, set for one application only. */
    Setting<T> forApplication(String application) {
        String own = name.replaceFirst("^heliograph\\.log\\.", "heliograph.log." + application + ".");
        return new Setting<>(own, defaultText, kind, meaning);
    }
}
