package org.heliograph.party.web.mcp;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.heliograph.access.Caller;
import org.heliograph.party.Lease;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.web.WaitingHost;
import org.jspecify.annotations.Nullable;

/**
 * One model that hosts one party, from its first message to its last. Which actions it has in hand is known here, so that
 * they wait again when it is gone, without the ten minutes that a host otherwise has. Any thread.
 */
final class Visit {
    private static final Logger LOG = System.getLogger(Visit.class.getName());

    /** A line that breaks is noticed when it is written to, mostly at the second time. */
    private static final Duration PULSE = Duration.ofSeconds(2);

    private final String id;
    private final Caller caller;
    private final Party party;
    private final Speech speech;
    private final LongSupplier nanoTime;
    private final Map<String, Lease> inHand = new ConcurrentHashMap<>();
    private final Set<Patience> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Line> line = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long heardAt;
    private volatile long pulseAt;
    private volatile @Nullable Long awaySince;

    /** One who waits for an action, by which request and until when; a model may use an id for two. */
    private record Patience(String request, WaitingHost host, long until) {}

    Visit(String id, Caller caller, Party party, Speech speech, LongSupplier nanoTime) {
        this.id = id;
        this.caller = caller;
        this.party = party;
        this.speech = speech;
        this.nanoTime = nanoTime;
        this.heardAt = nanoTime.getAsLong();
        this.pulseAt = heardAt;
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    Party party() {
        return party;
    }

    /** What understands it. */
    Speech speech() {
        return speech;
    }

    boolean isOf(Caller other) {
        return caller.equals(other);
    }

    /** It said something, so it is there, whether it listens or not. */
    void heard() {
        heardAt = nanoTime.getAsLong();
        if (awaySince != null) {
            awaySince = heardAt;
        }
    }

    /** It has an action in hand; false if it is gone, and has not. */
    boolean take(Lease lease) {
        String actionId = lease.action().actionId();
        inHand.put(actionId, lease);
        if (ended.get()) {
            inHand.remove(actionId, lease);
            return false;
        }
        return true;
    }

    /** It is done with an action, one way or another, unless it has taken it again by now. */
    void done(String actionId) {
        inHand.computeIfPresent(actionId, (id, lease) -> party.actions().isHeld(lease) ? lease : null);
    }

    /** The action it has in hand, if there is one: what it has not answered it is shown again. */
    Optional<PartyEvent.Action> inHand() {
        return inHand.values().stream()
                .filter(party.actions()::isHeld)
                .map(Lease::action)
                .findFirst();
    }

    /** It waits for an action, for a request of its own, as long as this or until there is an answer. */
    void await(String request, WaitingHost host, Duration patience, CompletableFuture<?> answer) {
        Patience one = new Patience(request, host, nanoTime.getAsLong() + patience.toNanos());
        waiting.add(one);
        CompletableFuture<?> unused = answer.whenComplete((told, refused) -> {
            waiting.remove(one);
            heard();
        });
        host.begin();
        if (patience.isZero() || ended.get()) {
            host.release();
        }
    }

    /** It no longer wants to know what it asked by that request. */
    void cancel(String request) {
        waiting.stream()
                .filter(patience -> patience.request().equals(request))
                .forEach(patience -> patience.host().release());
    }

    /** It listens. A line that it had before is put down. */
    void listen(Line fresh) {
        awaySince = null;
        Line old = line.getAndSet(fresh);
        if (old != null) {
            old.close();
        }
        if (ended.get()) {
            fresh.close();
        }
    }

    /** It listens no more on that line. */
    void hungUp(Line broken) {
        if (line.compareAndSet(broken, null)) {
            awaySince = nanoTime.getAsLong();
        }
    }

    /** Whether it listened once, and neither listens nor says anything for so long. */
    boolean isAwayFor(Duration grace) {
        Long since = awaySince;
        boolean isHereNow = line.get() != null || !waiting.isEmpty();
        return since != null && !isHereNow && nanoTime.getAsLong() - since > grace.toNanos();
    }

    boolean isSilentFor(Duration length) {
        return line.get() == null && waiting.isEmpty() && silence().compareTo(length) > 0;
    }

    /** How long ago it said something, or got what it had waited for. */
    Duration silence() {
        return Duration.ofNanos(nanoTime.getAsLong() - heardAt);
    }

    /** Whether it may have gone: it neither listens nor waits, and has nothing in hand. */
    boolean isIdle() {
        return line.get() == null && waiting.isEmpty() && inHand().isEmpty();
    }

    /**
     * To be called every second or so.
     *
     * @param executor where what may block is done: a model may have stopped reading
     */
    void tend(Executor executor) {
        long now = nanoTime.getAsLong();
        waiting.stream()
                .filter(patience -> now - patience.until() > 0)
                .forEach(patience -> executor.execute(patience.host()::release));
        inHand.values().removeIf(lease -> !party.actions().isHeld(lease));
        Line listening = line.get();
        if (listening != null && now - pulseAt > PULSE.toNanos()) {
            pulseAt = now;
            executor.execute(listening::pulse);
        }
    }

    /** An answer did not reach it. Where nothing else tells whether it is there, it counts as gone. */
    void unheard() {
        if (line.get() == null) {
            inHand.values().forEach(this::giveBack);
        }
    }

    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        waiting.forEach(patience -> patience.host().release());
        Line listening = line.getAndSet(null);
        if (listening != null) {
            listening.close();
        }
        inHand.values().forEach(this::giveBack);
    }

    /** An action that did not reach it, or that it leaves behind, waits again. */
    private void giveBack(Lease lease) {
        inHand.remove(lease.action().actionId(), lease);
        try {
            party.actions().giveBack(lease);
        } catch (RuntimeException e) {
            // A party that is over keeps its actions as they are.
            LOG.log(Logger.Level.DEBUG, "An action could not be given back", e);
        }
    }
}
