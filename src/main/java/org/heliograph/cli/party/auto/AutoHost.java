package org.heliograph.cli.party.auto;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Has a command answer a party's actions, one after the other, the oldest first. An action that gets no answer waits
 * again, as the first; after a while it is tried anew. A server may go and come back meanwhile. It runs on one thread;
 * any thread may {@link #stop} it.
 */
public final class AutoHost {
    /** Below what a proxy usually waits. */
    private static final int WAIT_SECONDS = 25;

    /** An answer sooner than this was no waiting. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    /** How long a server has, once we are to end, to hear of it. */
    private static final Duration TO_REPORT = Duration.ofSeconds(2);

    private static final int NO_TOKEN = 401;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;

    private final RemoteParty party;
    private final Narrator narrator;
    private final Prelude prelude;
    private final Diary diary;
    private final Insistence insistence;
    private final Pause pause;
    private final Backoff backoff;

    private volatile boolean stopping;
    private volatile @Nullable Turn turn;

    /**
     * A host.
     *
     * @param prelude what is done before each answer; a failure of it is of no account
     */
    public AutoHost(RemoteParty party, Narrator narrator, Prelude prelude, Diary diary, Tempo tempo) {
        this.party = party;
        this.narrator = narrator;
        this.prelude = prelude;
        this.diary = diary;
        this.pause = tempo.pause();
        this.backoff = new Backoff(tempo.random());
        this.insistence = new Insistence(pause, new Backoff(tempo.random()), diary);
    }

    /** How time passes where nothing came of it, and what keeps it from passing evenly. */
    public record Tempo(Pause pause, RandomGenerator random) {}

    /** What is done before each answer. */
    @FunctionalInterface
    public interface Prelude {
        /** Nothing. */
        static Prelude none() {
            return party -> {};
        }

        /** All see that the host is at it. */
        static Prelude thinking() {
            return party -> party.thinking(Optional.empty());
        }

        void play(RemoteParty party) throws RefusedException, UnreachableException, InterruptedException;
    }

    /** An action at hand, and when it has been answered or given back. */
    private record Turn(Attempt attempt, CountDownLatch settled) {}

    /**
     * Answers until it is stopped, or the party is over.
     *
     * @throws RefusedException if the server will not have this host
     * @throws UnreachableException if the server was not there at first
     */
    public void run() throws RefusedException, UnreachableException, InterruptedException {
        try {
            insistence.ask(party::status);
            diary.ready();
            while (!stopping) {
                Optional<JsonObject> action = next();
                if (action.isPresent()) {
                    take(action.get());
                }
            }
        } catch (RefusedException e) {
            if (e.status() != NO_TOKEN || !isOver()) {
                throw e;
            }
            diary.over();
        }
    }

    /** Ends the command at hand, gives its action back if the server listens soon, and takes no other. */
    public void stop() throws InterruptedException {
        stopping = true;
        Turn now = turn;
        if (now != null) {
            now.attempt().stop();
            boolean unused = now.settled().await(TO_REPORT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isOver() throws RefusedException, UnreachableException, InterruptedException {
        return Texts.raw(insistence.ask(party::status), "status").equals("stopped");
    }

    private Optional<JsonObject> next() throws RefusedException, UnreachableException, InterruptedException {
        long asked = System.nanoTime();
        Optional<JsonObject> action = insistence.ask(() -> party.nextInContext(WAIT_SECONDS));
        if (action.isEmpty() && System.nanoTime() - asked < PROMPT.toNanos()) {
            // A server that is about to stop lets nobody wait.
            pause.hold(backoff.next());
        }
        return action;
    }

    private void take(JsonObject action) throws RefusedException, UnreachableException, InterruptedException {
        Attempt attempt = narrator.begin(action);
        Turn now = new Turn(attempt, new CountDownLatch(1));
        turn = now;
        boolean settled;
        try {
            if (stopping) {
                attempt.stop();
            }
            settled = settle(action, attempt);
        } finally {
            turn = null;
            now.settled().countDown();
        }
        if (settled) {
            backoff.reset();
        } else if (!stopping) {
            pause.hold(backoff.next());
        }
    }

    /** False if the action waits again. */
    private boolean settle(JsonObject action, Attempt attempt)
            throws RefusedException, UnreachableException, InterruptedException {
        long begun = System.nanoTime();
        diary.began(action);
        play();
        Answer answer = attempt.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (answer instanceof Answer.Said said) {
            return resolve(action, said, took);
        }
        String reason = answer instanceof Answer.None none ? none.reason() : "this host was stopped";
        return !giveBack(action, reason, took);
    }

    private void play() throws InterruptedException {
        try {
            prelude.play(party);
        } catch (RefusedException | UnreachableException e) {
            // It was only for show.
        }
    }

    private boolean resolve(JsonObject action, Answer.Said said, Duration took)
            throws RefusedException, UnreachableException, InterruptedException {
        try {
            insistence.ask(() -> party.resolve(id(action), said.body()));
            diary.answered(action, took);
            return true;
        } catch (RefusedException e) {
            if (e.notAllowed()) {
                throw e;
            }
            return !giveBack(action, "the server refused the answer: " + e.reason(), took);
        }
    }

    /** False if the action no longer waits: somebody else has done with it, or we had, and heard nothing of it. */
    private boolean giveBack(JsonObject action, String reason, Duration took)
            throws RefusedException, UnreachableException, InterruptedException {
        try {
            insistence.ask(() -> party.requeue(id(action)));
            diary.leftPending(action, reason, took);
            return true;
        } catch (RefusedException e) {
            if (e.status() != CONFLICT && e.status() != UNKNOWN) {
                throw e;
            }
            diary.settled(action, e.reason(), took);
            return false;
        }
    }

    private static String id(JsonObject action) {
        return Texts.raw(action, "action_id");
    }
}
