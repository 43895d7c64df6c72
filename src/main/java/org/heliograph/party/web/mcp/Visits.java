package org.heliograph.party.web.mcp;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Party;

/** The models that host just now. Any thread. */
public final class Visits implements AutoCloseable {
    /** A model that says nothing for so long, and listens to nothing, has gone; it may come again. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(60);

    private final Map<String, Visit> all = new ConcurrentHashMap<>();
    private final Limits limits;
    private final Predicate<String> isGood;
    private final Executor executor;
    private final LongSupplier nanoTime;

    /**
     * How much of everything.
     *
     * @param perToken visits with one token at a time
     * @param body bytes of a message
     * @param grace how long a model that listened may be away before what it took goes back
     */
    public record Limits(int perToken, int body, Duration grace) {}

    /**
     * None yet.
     *
     * @param isGood whether the token of this id still opens something
     * @param executor where lines are written to; may block
     * @param nanoTime monotonic nanoseconds
     */
    public Visits(Limits limits, Predicate<String> isGood, Executor executor, LongSupplier nanoTime) {
        this.limits = limits;
        this.isGood = isGood;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** Hands them to the servlet of this context. */
    public void offerTo(ServletContext context) {
        context.setAttribute(Visits.class.getName(), this);
    }

    static Visits in(ServletContext context) {
        return (Visits) context.getAttribute(Visits.class.getName());
    }

    Limits limits() {
        return limits;
    }

    Executor executor() {
        return executor;
    }

    /**
     * A model comes. Where its token has too many here, the one that has been silent longest makes room, if nothing shows
     * that it is there: programs that end without a goodbye leave such ones behind.
     *
     * @param speech what understands it
     * @throws RefusedException 429 if too many are here with this token, and all are busy
     */
    Visit begin(String id, Caller caller, Party party, Speech speech) {
        Visit visit = new Visit(id, caller, party, speech, nanoTime);
        Optional<Visit> left = comeInto(visit);
        left.ifPresent(Visit::end);
        return visit;
    }

    /** Two that come at once do not both take the last place. */
    private synchronized Optional<Visit> comeInto(Visit visit) {
        List<Visit> mine = all.values().stream()
                .filter(other -> other.isOf(visit.caller()))
                .toList();
        Optional<Visit> left = Optional.empty();
        if (mine.size() >= limits.perToken()) {
            left = mine.stream().filter(Visit::isIdle).max(Comparator.comparing(Visit::silence));
            Visit idle = left.orElseThrow(() -> RefusedException.tooMany(
                    "Over " + limits.perToken() + " sessions with one token, all of them busy"));
            all.remove(idle.id(), idle);
        }
        all.put(visit.id(), visit);
        return left;
    }

    /** The visit of this id, if it is this caller's; another's is as unknown as none. */
    Optional<Visit> find(String id, Caller caller) {
        return Optional.ofNullable(all.get(id)).filter(visit -> visit.isOf(caller));
    }

    /** It is over, what the model took goes back. Idempotent. */
    void end(Visit visit) {
        if (all.remove(visit.id(), visit)) {
            visit.end();
        }
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** To be called every second or so. */
    public void sweep() {
        for (Visit visit : List.copyOf(all.values())) {
            if (isOver(visit)) {
                executor.execute(() -> end(visit));
            } else {
                visit.tend(executor);
            }
        }
    }

    private boolean isOver(Visit visit) {
        return !isGood.test(visit.caller().tokenId().orElse(""))
                || visit.isAwayFor(limits.grace())
                || visit.isSilentFor(FORGOTTEN);
    }

    @Override
    public void close() {
        List.copyOf(all.values()).forEach(this::end);
    }
}
