package org.heliograph.cli.say;

import java.time.Duration;
import java.util.List;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;

/**
 * Delivers batches in order, waiting for a server that is away, and finds the one message in a batch that is refused. A
 * batch is tried again with the same keys, so that what the server has already is not taken twice. Used by one thread.
 */
public final class Delivery {
    /** Whoever wants to know how it goes. */
    public interface Witness {
        /** So many more are delivered. */
        void delivered(int count);

        /** This one never will be. */
        void refused(Line line, String reason);

        /** The server is away; the next attempt is after this time. */
        void waiting(Duration duration);
    }

    private final Mail mail;
    private final Witness witness;
    private final Pause pause;
    private final Backoff backoff;
    private boolean met;

    public Delivery(Mail mail, Witness witness, Pause pause, Backoff backoff) {
        this.mail = mail;
        this.witness = witness;
        this.pause = pause;
        this.backoff = backoff;
    }

    /**
     * Delivers a batch, however long it takes.
     *
     * @throws UnreachableException if the server was never there
     * @throws RefusedException if this writer may not write
     */
    public void deliver(List<Line> batch) throws RefusedException, UnreachableException, InterruptedException {
        while (true) {
            Duration wait;
            try {
                mail.send(batch);
                met = true;
                backoff.reset();
                witness.delivered(batch.size());
                return;
            } catch (UnreachableException e) {
                met |= e.broke();
                if (!met) {
                    throw e;
                }
                wait = backoff.next();
            } catch (RefusedException e) {
                met = true;
                if (e.notAllowed()) {
                    throw e;
                }
                if (!e.passing()) {
                    divide(batch, e);
                    return;
                }
                wait = e.retryAfter().orElse(backoff.next());
            }
            witness.waiting(wait);
            pause.hold(wait);
        }
    }

    private void divide(List<Line> batch, RefusedException refusal)
            throws RefusedException, UnreachableException, InterruptedException {
        if (batch.size() == 1) {
            witness.refused(batch.get(0), refusal.reason());
            return;
        }
        int half = batch.size() / 2;
        deliver(batch.subList(0, half));
        deliver(batch.subList(half, batch.size()));
    }
}
