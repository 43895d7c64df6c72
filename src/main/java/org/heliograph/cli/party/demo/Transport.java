package org.heliograph.cli.party.demo;

import java.util.Locale;

/** How what somebody sees reaches them. */
public enum Transport {
    WEBSOCKET,
    EVENT_STREAM,
    LONG_POLL;

    /** As it is written down. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
