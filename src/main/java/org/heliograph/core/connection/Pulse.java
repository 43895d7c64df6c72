package org.heliograph.core.connection;

import java.time.Duration;
import java.util.function.Consumer;

/** How an endpoint keeps in touch with its clients, and when it gives one up. Stateless; called by the sweep. */
public interface Pulse {
    /** Looks after one client. Must not block. */
    void beat(Client client, long nowNanos);

    /**
     * A JSON ping at an interval; a client that sends no frame for too long is stale, also when its browser answers
     * protocol pings, for those hide a hung page. While a send is in flight its silence does not count.
     */
    static Pulse ofFrames(Frame ping, Duration every, Duration stale) {
        return (client, now) -> {
            if (client.connection().isSending()) {
                client.heard(now);
            } else if (client.silentNanos(now) > stale.toNanos()) {
                client.connection().cut(CloseCause.STALE);
            } else if (client.isDue(every.toNanos(), now)) {
                client.connection().whisper(Pulse.class, ping);
            }
        };
    }

    /** A protocol ping at an interval; two in a row without an answer mean that nobody is there. */
    static Pulse ofPings(Duration every) {
        return (client, now) -> {
            if (client.isDue(every.toNanos(), now)) {
                Transport transport = client.connection().transport();
                boolean silent = now - transport.progressNanos() >= 2 * every.toNanos();
                if (silent && transport.unanswered() >= 2) {
                    client.connection().cut(CloseCause.STALE);
                } else {
                    client.connection().ping();
                }
            }
        };
    }

    /** A JSON ping for who has been silent for so long; only unanswered protocol pings mean that nobody is there. */
    static Pulse ofPingsAndFrames(Frame ping, Duration every) {
        Pulse pings = ofPings(every);
        return (client, now) -> {
            pings.beat(client, now);
            if (!client.connection().isSending() && client.isSilentFor(every.toNanos(), now)) {
                client.connection().whisper(Pulse.class, ping);
            }
        };
    }

    /** No pulse at all: somebody who may stay only so long without being let in. */
    static Pulse ofPatience(Duration patience, Consumer<Client> tooLate) {
        return (client, now) -> {
            if (client.isDue(patience.toNanos(), now)) {
                tooLate.accept(client);
            }
        };
    }
}
