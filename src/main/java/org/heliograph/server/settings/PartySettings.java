package org.heliograph.server.settings;

import java.time.Duration;

/**
 * The party's own settings.
 *
 * @param grace from a player's last socket closing to "disconnected"
 * @param lease how long a host may take over an action
 * @param history narratives a fresh page begins with
 */
public record PartySettings(Duration grace, Duration lease, int history) {}
