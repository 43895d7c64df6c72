package org.heliograph.wire.streams;

import java.lang.System.Logger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;

/** Who waits for an answer. Any thread. */
public final class LongPolls {
    private static final Logger LOG = System.getLogger(LongPolls.class.getName());

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final int perToken;
    private volatile boolean stopping;

    /**
     * How many may wait with one token, where that is limited.
     *
     * @param perToken at most so many
     */
    public LongPolls(int perToken) {
        this.perToken = perToken;
    }

    /** As many as like may wait. */
    public LongPolls() {
        this(Integer.MAX_VALUE);
    }

    /** @throws RefusedException 429 if too many wait with this caller's token */
    void requireRoom(Caller caller) {
        long mine =
                waiting.stream().filter(poll -> poll.caller().equals(caller)).count();
        if (mine >= perToken) {
            throw RefusedException.tooMany("Over " + perToken + " long-polls with one token");
        }
    }

    /** One more waits; while the server is stopping it is answered at once. */
    public void add(Waiting poll) {
        waiting.add(poll);
        if (stopping) {
            release(poll);
        }
    }

    /** It waits no more. */
    public void remove(Waiting poll) {
        waiting.remove(poll);
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }

    /** Answers 401 at once to those whose caller matches. */
    public void revoke(Predicate<Caller> which) {
        waiting.stream().filter(poll -> which.test(poll.caller())).forEach(Waiting::revoke);
    }

    /** Answers all with what there is, from now on: the server is stopping. */
    public void release() {
        stopping = true;
        waiting.forEach(LongPolls::release);
    }

    private static void release(Waiting poll) {
        try {
            poll.release();
        } catch (RuntimeException e) {
            // One whose connection or container is gone must not keep the others waiting.
            LOG.log(Logger.Level.DEBUG, "A long-poll could not be answered", e);
        }
    }

    /** Somebody who waits for an answer. Any thread. */
    public interface Waiting {
        /** Who. */
        Caller caller();

        /** Answers that the token is no longer good. */
        void revoke();

        /** Answers with what there is. */
        void release();
    }
}
