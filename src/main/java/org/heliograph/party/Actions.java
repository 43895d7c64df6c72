package org.heliograph.party;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What players want to do: pending, processing under a lease, then resolved or cancelled. An action is put down in the
 * intake, which gives it its id, then queued in the party's log, which decides the order. Any thread.
 */
public final class Actions {
    /** An action's text has at most so many characters. */
    public static final int LONGEST = 2_000;

    private static final String QUEUED = "queued:";
    private static final String DONE = "done:";

    private final Table table;
    private final IntakeCodec codec;
    private final Leases leases;
    private final Attendance attendance;

    Actions(Table table, IntakeCodec codec, Leases leases, Attendance attendance) {
        this.table = table;
        this.codec = codec;
        this.leases = leases;
        this.attendance = attendance;
    }

    /** How submissions stand in the intake. */
    public record IntakeCodec(Function<Submission, String> write, Function<String, Submission> read) {}

    /**
     * What a player sent, as it stands in the intake.
     *
     * @param clientActionId the client's own name for it; sent again, it is the same action
     * @param whispered whether only the host may know
     */
    public record Submission(
            String playerId,
            String playerName,
            String text,
            boolean whispered,
            @Nullable String clientActionId) {}

    /** What became of a submission; whether it had come before. */
    public record Submitted(String actionId, String status, boolean isRepeated) {}

    /**
     * Takes an action in.
     *
     * @return once it is durable; exceptionally 400, 413, 403 if it is not the player's turn, 409 if it has acted already
     */
    public CompletableFuture<Submitted> submit(
            String player, String text, boolean whispered, @Nullable String clientActionId) {
        checkText(text);
        // No id of a player holds a slash, so no two of them share a key.
        String key = clientActionId == null ? null : player + '/' + clientActionId;
        Submission submission =
                new Submission(player, table.ask(state -> state.nameOf(player)), text, whispered, clientActionId);
        boolean together = table.ask(state -> state.combat().together() != null);
        return together ? table.inTurn(() -> submit(submission, key)) : submit(submission, key);
    }

    private static void checkText(String text) {
        if (text.isBlank()) {
            throw RefusedException.invalid("An action must not be empty");
        }
        if (text.length() > LONGEST) {
            throw RefusedException.tooLarge("An action has at most " + LONGEST + " characters, not " + text.length());
        }
    }

    private CompletableFuture<Submitted> submit(Submission submission, @Nullable String key) {
        Optional<Entry> earlier =
                key == null ? Optional.empty() : table.intake().byKey(table.topic(), key);
        if (earlier.isPresent()) {
            return queue(earlier.get());
        }
        Instant now = table.clock().instant();
        table.ask(state -> {
            if (state.isRemoved(submission.playerId()) || state.isStopped()) {
                throw RefusedException.unauthorized("The token is no longer valid");
            }
            new TurnGate(state, now).pass(submission.playerId(), submission.whispered());
            return true;
        });
        return table.intake()
                .append(Draft.of(table.topic(), codec.write().apply(submission)).keyed(key))
                .thenCompose(appended -> queue(appended.entry()));
    }

    /** Idempotent: an action that was queued stays where it is. */
    private CompletableFuture<Submitted> queue(Entry entry) {
        Submission submission = codec.read().apply(entry.event());
        PartyEvent.Action action = new PartyEvent.Action(
                entry.id(),
                submission.clientActionId(),
                submission.playerId(),
                submission.playerName(),
                submission.text(),
                submission.whispered(),
                entry.at());
        return table.record(new PartyEvent.ActionQueued(action, entry.seq()), QUEUED + entry.id())
                .thenApply(appended -> {
                    String status = status(entry.id());
                    boolean isNew = appended.outcome() == Appended.Outcome.RECORDED;
                    if (isNew) {
                        tell(PartyEvent.Answered.of(action), status, null);
                    }
                    return new Submitted(entry.id(), status, !isNew);
                });
    }

    /** Queues what was put down just before a crash. To be called before anybody comes. */
    void queueWhatIsNot() {
        long seq = table.ask(state -> state.intake().through());
        List<Entry> some = table.intake().readAfter(table.topic(), seq, 1_000, 4 << 20);
        while (!some.isEmpty()) {
            for (Entry entry : some) {
                seq = entry.seq();
                if (!isQueued(entry)) {
                    queue(entry).join();
                }
            }
            some = table.intake().readAfter(table.topic(), seq, 1_000, 4 << 20);
        }
    }

    private boolean isQueued(Entry entry) {
        return table.ask(state -> state.intake().isQueued(entry.seq()))
                || entryOf(QUEUED, entry.id()).isPresent()
                || entryOf(DONE, entry.id()).isPresent();
    }

    /** Hands the oldest pending action to the host, under a lease. */
    public Optional<Lease> take() {
        Optional<Lease> taken = leases.take(() -> table.ask(PartyState::open));
        taken.ifPresent(lease -> tell(PartyEvent.Answered.of(lease.action()), ActionStatus.PROCESSING, null));
        return taken;
    }

    /**
     * Puts an action back that the host has; it keeps its place in the queue.
     *
     * @throws RefusedException 404 if there is no such action, 409 if the host does not have it
     */
    public void requeue(String actionId) {
        PartyEvent.Action action = openOrRefused(actionId);
        if (!leases.giveBack(actionId)) {
            throw RefusedException.conflict("The action is not being processed");
        }
        tellWaiting(action);
    }

    /** Puts an action back that was taken for a host who is gone; not if another has it by now. */
    public void giveBack(Lease lease) {
        if (leases.giveBack(lease)) {
            table.ask(state -> state.open(lease.action().actionId())).ifPresent(this::tellWaiting);
        }
    }

    /** Whether the host who got this lease is still the one who is at the action. */
    public boolean isHeld(Lease lease) {
        return leases.isHeld(lease);
    }

    private void tellWaiting(PartyEvent.Action action) {
        tell(PartyEvent.Answered.of(action), ActionStatus.PENDING, null);
        table.timeline().hub().nudge(table.topic());
    }

    /** The action will not be carried out; 404 if there is none, 409 if it is done. */
    public CompletableFuture<Void> cancel(String actionId, String reason) {
        PartyEvent.Answered action = PartyEvent.Answered.of(openOrRefused(actionId));
        return finish(action, new PartyEvent.ActionCancelled(action, reason), ActionStatus.CANCELLED, reason)
                .thenApply(done -> null);
    }

    /** Records what ends an action, and tells whom it concerns; exceptionally 409 if it has ended meanwhile. */
    CompletableFuture<Entry> finish(
            PartyEvent.Answered action, PartyEvent end, String status, @Nullable String reason) {
        return table.record(end, DONE + action.actionId()).thenApply(appended -> {
            if (appended.outcome() == Appended.Outcome.REPEATED) {
                throw RefusedException.conflict("The action is done already");
            }
            leases.giveBack(action.actionId());
            tell(action, status, reason);
            return appended.entry();
        });
    }

    /** What the host may still answer. */
    PartyEvent.Action openOrRefused(String actionId) {
        return table.ask(state -> state.open(actionId)).orElseThrow(() -> {
            if (entryOf(QUEUED, actionId).isPresent()) {
                return RefusedException.conflict("The action is done already");
            }
            return RefusedException.unknown("Unknown action");
        });
    }

    /** Tells those whose action the host has had for too long. To be called every second or so. */
    void sweep() {
        for (String actionId : leases.expire()) {
            table.ask(state -> state.open(actionId)).ifPresent(this::tellWaiting);
        }
    }

    /** Those that a player who was sent away had open are cancelled; nobody has them any more. */
    void cancelled(List<PartyEvent.Action> actions, String reason) {
        actions.forEach(action -> {
            leases.giveBack(action.actionId());
            tell(PartyEvent.Answered.of(action), ActionStatus.CANCELLED, reason);
        });
    }

    /** How an action is that was queued. */
    private String status(String actionId) {
        if (table.ask(state -> state.open(actionId)).isPresent()) {
            return leases.isTaken(actionId) ? ActionStatus.PROCESSING : ActionStatus.PENDING;
        }
        boolean answered = entryOf(DONE, actionId)
                .map(table.timeline()::read)
                .filter(recorded -> recorded.event() instanceof PartyEvent.Responded)
                .isPresent();
        return answered ? ActionStatus.RESOLVED : ActionStatus.CANCELLED;
    }

    /** An action and how it is. */
    public record Known(PartyEvent.Action action, String status) {}

    /** An action of this id; empty if there never was one. */
    public Optional<Known> find(String actionId) {
        return entryOf(QUEUED, actionId)
                .map(table.timeline()::read)
                .filter(recorded -> recorded.event() instanceof PartyEvent.ActionQueued)
                .map(recorded -> new Known(((PartyEvent.ActionQueued) recorded.event()).action(), status(actionId)));
    }

    /** Whether the host is at it. */
    public boolean isProcessing(String actionId) {
        return leases.isTaken(actionId);
    }

    private Optional<Entry> entryOf(String prefix, String actionId) {
        return table.timeline().log().byKey(table.topic(), prefix + actionId);
    }

    /** Whether an action is not done, and how it was. Reads no log, for it is asked by whoever sends. */
    private boolean isStill(String actionId, String passing) {
        return table.ask(state -> state.open(actionId)).isPresent()
                && leases.isTaken(actionId) == passing.equals(ActionStatus.PROCESSING);
    }

    /** What may still change is told only if it is so when it leaves; how it ended is told in any case. */
    private void tell(PartyEvent.Answered action, String status, @Nullable String error) {
        boolean passing = status.equals(ActionStatus.PENDING) || status.equals(ActionStatus.PROCESSING);
        String subject = (passing ? "action " : "end of action ") + action.actionId();
        BooleanSupplier isTrue = passing ? () -> isStill(action.actionId(), status) : () -> true;
        attendance.tell(
                Recipient.player(action.playerId()),
                subject,
                new PartyPush.StatusChanged(action.actionId(), action.clientActionId(), null, status, error),
                isTrue);
        attendance.tell(
                Recipient.HOST,
                subject,
                new PartyPush.StatusChanged(
                        action.actionId(), action.clientActionId(), action.playerId(), status, error),
                isTrue);
    }
}
