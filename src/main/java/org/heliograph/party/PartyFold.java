package org.heliograph.party;

import java.util.List;
import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.EventFold;
import org.heliograph.core.log.Entry;

/** How a party follows from its log. */
public final class PartyFold extends EventFold<PartyState, PartyEvent, PartyState.Kept> {
    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public PartyFold(
            EventCodec<PartyEvent> events,
            Function<PartyState.Kept, String> write,
            Function<String, PartyState.Kept> read) {
        super(events, write, read);
    }

    @Override
    public PartyState initial() {
        return new PartyState();
    }

    @Override
    protected void take(PartyState state, Entry entry, PartyEvent event) {
        if (event instanceof PartyEvent.PartyStarted started) {
            state.start(started.name(), entry.at(), started.players(), started.foes());
        } else if (event instanceof PartyEvent.ActionQueued queued) {
            queue(state, queued, entry.seq());
        } else if (event instanceof PartyEvent.ActionCancelled cancelled) {
            state.done(cancelled.action(), ActionStatus.CANCELLED, entry.seq());
        } else if (event instanceof PartyEvent.Responded responded) {
            respond(state, responded, entry);
        } else if (event instanceof PartyEvent.PresenceChanged changed) {
            state.became(changed.event(), changed.playerId());
            if (changed.event() == Presence.REMOVED) {
                cancelAll(state, changed.playerId(), entry.seq());
            }
        } else if (event instanceof PartyEvent.CharactersChanged changed) {
            state.put(changed.sheets(), entry.at());
        } else if (event instanceof PartyEvent.CombatChanged changed) {
            state.put(changed.sheets(), entry.at());
            state.fight(changed.combat(), entry.at());
        } else {
            state.stop();
        }
    }

    /** One that was under way while its player was sent away, is cancelled as those before it. */
    private static void queue(PartyState state, PartyEvent.ActionQueued queued, long seq) {
        PartyEvent.Action action = queued.action();
        state.queue(action, queued.intakeSeq());
        if (state.isRemoved(action.playerId())) {
            state.done(PartyEvent.Answered.of(action), ActionStatus.CANCELLED, seq);
        }
    }

    private static void cancelAll(PartyState state, String player, long seq) {
        List<PartyEvent.Action> theirs = state.open().stream()
                .filter(action -> action.playerId().equals(player))
                .toList();
        theirs.forEach(action -> state.done(PartyEvent.Answered.of(action), ActionStatus.CANCELLED, seq));
    }

    private static void respond(PartyState state, PartyEvent.Responded responded, Entry entry) {
        state.put(responded.sheets(), entry.at());
        if (responded.answers() != null) {
            state.done(responded.answers(), ActionStatus.RESOLVED, entry.seq());
            state.answered();
        }
        if (responded.narrative() != null && responded.to() == null) {
            state.told();
        }
    }

    @Override
    protected PartyState.Kept kept(PartyState state) {
        return state.kept();
    }

    @Override
    protected PartyState of(PartyState.Kept kept) {
        return PartyState.of(kept);
    }
}
