package org.heliograph.server.settings;

import java.time.Duration;

/**
 * How often each kind of socket is asked whether it is there.
 *
 * @param party JSON pings
 * @param bot JSON pings
 * @param planPing from silence to a JSON ping; protocol pings come as often
 * @param channelPing from one protocol ping to the next
 */
public record Heartbeats(Pulse party, Pulse bot, Duration planPing, Duration channelPing) {
    /**
     * A JSON heartbeat.
     *
     * @param ping from one ping to the next
     * @param stale silence after which the socket is closed; longer than {@code ping}
     */
    public record Pulse(Duration ping, Duration stale) {}
}
