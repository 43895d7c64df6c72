package org.heliograph.party.web;

import java.time.Duration;

/** What everybody may know of the server: that it is there. */
public record ServerStatus(String status, long uptimeSeconds, String version) {
    static ServerStatus of(PartyDoor door) {
        Duration uptime =
                Duration.between(door.started(), door.sockets().clock().instant());
        return new ServerStatus("ok", Math.max(0, uptime.toSeconds()), door.version());
    }
}
