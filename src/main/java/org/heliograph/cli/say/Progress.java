package org.heliograph.cli.say;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts, and says now and then how far it is, but only when it takes long. */
public final class Progress implements Delivery.Witness {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final Clock clock;
    private Instant lastSaid;
    private boolean away;
    private long delivered;
    private long refused;

    public Progress(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
        this.lastSaid = clock.instant();
    }

    @Override
    public void delivered(int count) {
        delivered += count;
        Instant now = clock.instant();
        if (away || Duration.between(lastSaid, now).compareTo(EVERY) >= 0) {
            say((away ? "connected again, " : "") + delivered + " lines sent");
            lastSaid = now;
            away = false;
        }
    }

    @Override
    public void refused(Line line, String reason) {
        refused++;
        say("line " + line.number() + " refused: " + reason);
    }

    @Override
    public void waiting(Duration duration) {
        if (!away) {
            away = true;
            say("the server is away, trying again; " + delivered + " lines sent so far");
        }
    }

    /** Messages that the server has. */
    public long delivered() {
        return delivered;
    }

    /** Messages that it will not have. */
    public long refused() {
        return refused;
    }

    private void say(String words) {
        err.println("heliograph: " + words);
        err.flush();
    }
}
