package org.heliograph.cli.remote;

import java.time.Duration;

/**
 * Asks a server until it answers, through its restarts. What is asked has to be such that asking twice does no harm. For
 * one thread.
 */
public final class Insistence {
    /** What is asked. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws RefusedException, UnreachableException, InterruptedException;
    }

    /** Whoever wants to know how it goes. */
    public interface Witness {
        /** The server is away, or has no time; said once until it is back. */
        void away();

        /** It answered again. */
        void back();
    }

    private final Pause pause;
    private final Backoff backoff;
    private final Witness witness;
    private boolean met;
    private boolean away;

    public Insistence(Pause pause, Backoff backoff, Witness witness) {
        this.pause = pause;
        this.backoff = backoff;
        this.witness = witness;
    }

    /**
     * The answer, however long it takes.
     *
     * @throws UnreachableException if the server was never there
     * @throws RefusedException if it said no, for good
     */
    public <T> T ask(Question<T> question) throws RefusedException, UnreachableException, InterruptedException {
        while (true) {
            Duration wait;
            try {
                T answer = question.ask();
                answered();
                return answer;
            } catch (UnreachableException e) {
                met |= e.broke();
                if (!met) {
                    throw e;
                }
                wait = backoff.next();
            } catch (RefusedException e) {
                if (!e.passing()) {
                    answered();
                    throw e;
                }
                met = true;
                wait = e.retryAfter().orElse(backoff.next());
            }
            if (!away) {
                away = true;
                witness.away();
            }
            pause.hold(wait);
        }
    }

    private void answered() {
        met = true;
        backoff.reset();
        if (away) {
            away = false;
            witness.back();
        }
    }
}
