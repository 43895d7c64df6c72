package org.heliograph.wire.streams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.heliograph.access.Caller;

/** Who waits for an answer. Any thread. */
public final class LongPolls {
    private final Set<LongPoll<?>> waiting = ConcurrentHashMap.newKeySet();

    void add(LongPoll<?> poll) {
        waiting.add(poll);
    }

    void remove(LongPoll<?> poll) {
        waiting.remove(poll);
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }

    /** Answers 401 at once to those whose caller matches. */
    public void revoke(Predicate<Caller> which) {
        waiting.stream().filter(poll -> which.test(poll.caller())).forEach(LongPoll::revoke);
    }

    /** Answers all with what there is: the server is stopping. */
    public void release() {
        waiting.forEach(LongPoll::answer);
    }
}
