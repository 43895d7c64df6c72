package org.heliograph.party.web;

import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.hub.Follower;
import org.heliograph.party.Lease;
import org.heliograph.party.Party;
import org.heliograph.wire.streams.LongPolls;

/** A host that waits for the next action. What is found for one that is answered already, goes back. Any thread. */
public final class WaitingHost implements Follower, LongPolls.Waiting {
    private static final Logger LOG = System.getLogger(WaitingHost.class.getName());

    private final PartyDoor door;
    private final Party party;
    private final Caller caller;
    private final Asking asking;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** One that asks; it waits once it has begun to. */
    public WaitingHost(PartyDoor door, Party party, Caller caller, Asking asking) {
        this.door = door;
        this.party = party;
        this.caller = caller;
        this.asking = asking;
    }

    /** How whoever asks is answered: one of these is called, once, by any thread. */
    public interface Asking {
        /** Hands out an action, which is being processed now; false if nobody waits for it any more. */
        boolean give(Lease lease);

        /** Says that none came. */
        void nothing();

        /** Says that none will. */
        void refuse(RefusedException refusal);
    }

    /** Waits until an action comes, or it is released. */
    public void begin() {
        door.longPolls().add(this);
        party.timeline().hub().join(party.id().topic(), this);
        look();
        if (!door.tokens().isGood(caller.tokenId().orElse(""))) {
            revoke();
        }
        if (answered.get()) {
            leave();
        }
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public void nudged() {
        if (!answered.get()) {
            door.executor().execute(this::look);
        }
    }

    private void look() {
        if (answered.get()) {
            return;
        }
        party.actions().take().ifPresent(this::give);
    }

    private void give(Lease lease) {
        boolean given = answered.compareAndSet(false, true);
        if (given) {
            leave();
            given = hand(lease);
        }
        if (!given) {
            party.actions().giveBack(lease);
        }
    }

    /** False if nobody waits any more. */
    private boolean hand(Lease lease) {
        try {
            return asking.give(lease);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "An action could not be handed out", e);
            return false;
        }
    }

    @Override
    public void revoke() {
        answer(() -> asking.refuse(RefusedException.unauthorized("The token is no longer valid")));
    }

    @Override
    public void release() {
        answer(asking::nothing);
    }

    private void answer(Runnable answer) {
        if (answered.compareAndSet(false, true)) {
            leave();
            try {
                answer.run();
            } catch (RuntimeException e) {
                LOG.log(Logger.Level.DEBUG, "A container that is stopping carries out no answer any more", e);
            }
        }
    }

    private void leave() {
        door.longPolls().remove(this);
        party.timeline().hub().leave(party.id().topic(), this);
    }
}
