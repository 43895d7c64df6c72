package org.heliograph.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** What the host says: one act each, whole or not at all. Any thread. */
public final class Narration {
    private static final String THINKING = "thinking";

    private final Table table;
    private final Actions actions;
    private final Attendance attendance;

    Narration(Table table, Actions actions, Attendance attendance) {
        this.table = table;
        this.actions = actions;
        this.attendance = attendance;
    }

    /**
     * Answers an action, which is done by that.
     *
     * @return the id of what was said; exceptionally 404 if there is no such action, 409 if it is done, 400 if somebody is
     *     spoken to who does not play here
     */
    public CompletableFuture<String> resolve(String actionId, Saying saying) {
        if (saying.to() != null) {
            throw RefusedException.invalid("An answer has no to; say has");
        }
        return inTurnIfItPatches(saying, () -> {
            PartyEvent.Answered action = PartyEvent.Answered.of(actions.openOrRefused(actionId));
            PartyEvent.Responded answer = responded(saying, action);
            return actions.finish(action, answer, ActionStatus.RESOLVED, null).thenApply(Entry::id);
        });
    }

    /** Says something that answers nothing; exceptionally 400 if somebody is spoken to who does not play here. */
    public CompletableFuture<String> say(Saying saying) {
        return inTurnIfItPatches(
                saying,
                () -> table.record(responded(saying, null), null)
                        .thenApply(appended -> appended.entry().id()));
    }

    private interface Deed {
        CompletableFuture<String> get();
    }

    /** A patch must meet the sheet it was made for; all else fits in any order. */
    private CompletableFuture<String> inTurnIfItPatches(Saying saying, Deed deed) {
        return saying.patches().isEmpty() ? deed.get() : table.inTurn(deed::get);
    }

    private PartyEvent.Responded responded(Saying saying, PartyEvent.@Nullable Answered action) {
        return table.ask(state -> {
            saying.privately().keySet().forEach(player -> requirePlayer(state, player));
            if (saying.to() != null) {
                saying.to().forEach(player -> requirePlayer(state, player));
            }
            List<Sheet> sheets = new ArrayList<>();
            saying.patches()
                    .forEach((id, patch) -> Characters.changed(state, id, patch).ifPresent(sheets::add));
            if (action != null && action.whispered()) {
                return new PartyEvent.Responded(null, null, answerTo(action, saying), saying.dmOnly(), action, sheets);
            }
            return new PartyEvent.Responded(
                    saying.narrative(), saying.to(), saying.privately(), saying.dmOnly(), action, sheets);
        });
    }

    /** The answer to a whisper goes to who whispered, alone. */
    private static Map<String, String> answerTo(PartyEvent.Answered action, Saying saying) {
        Map<String, String> privately = new TreeMap<>(saying.privately());
        if (saying.narrative() != null) {
            privately.merge(action.playerId(), saying.narrative(), (more, text) -> text + "\n\n" + more);
        }
        return privately;
    }

    private static void requirePlayer(PartyState state, String player) {
        if (!state.isPlayer(player)) {
            throw RefusedException.invalid("Nobody of this id plays here: " + player);
        }
    }

    /** Shows everybody that the host is at it; nothing of it is kept. */
    public void thinking(String message) {
        attendance.tellAll(THINKING, new PartyPush.Thinking(message));
    }
}
