package org.heliograph.bench;

import java.time.Duration;

/**
 * One run against a server.
 *
 * @param name how the report calls it
 * @param audience who follows
 * @param traffic what is published
 * @param warmup the same load before anything is measured
 * @param measured how long is measured
 */
record Load(String name, Audience audience, Traffic traffic, Duration warmup, Duration measured) {
    Load {
        Audience.require(
                (audience.transport() == Transport.BOT) == (traffic.door() == Door.TASK),
                "Transport BOT and door TASK go together");
        Audience.require(!warmup.isNegative(), "A warm-up cannot be negative");
        Audience.require(!measured.isNegative() && !measured.isZero(), "A run takes some time");
    }

    Load with(Audience readers, Traffic published) {
        return new Load(name, readers, published, warmup, measured);
    }

    Load lasting(Duration warm, Duration measure) {
        return new Load(name, audience, traffic, warm, measure);
    }
}
