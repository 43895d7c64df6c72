package org.heliograph.party.web;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.hub.Follower;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.wire.streams.LongPolls;

/** A host that waits for the next action. What is found for one that is answered already, goes back. Any thread. */
final class WaitingHost implements Follower, LongPolls.Waiting {
    private static final Logger LOG = System.getLogger(WaitingHost.class.getName());

    private final PartyDoor door;
    private final Party party;
    private final Form form;
    private final Caller caller;
    private final AsyncResponse response;
    private final AtomicBoolean answered = new AtomicBoolean();

    WaitingHost(PartyDoor door, Party party, Form form, Caller caller, AsyncResponse response) {
        this.door = door;
        this.party = party;
        this.form = form;
        this.caller = caller;
        this.response = response;
    }

    /** How an action is handed out. */
    @FunctionalInterface
    interface Form {
        NextAction of(PartyDoor door, Party party, PartyEvent.Action action);
    }

    void begin(Duration patience) {
        if (!patience.isZero()) {
            response.setTimeoutHandler(unused -> release());
            response.setTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        door.longPolls().add(this);
        party.timeline().hub().join(party.id().topic(), this);
        look();
        if (patience.isZero()) {
            release();
        }
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
        Optional<PartyEvent.Action> action = party.actions().take();
        action.ifPresent(this::give);
    }

    private void give(PartyEvent.Action action) {
        boolean given = answered.compareAndSet(false, true);
        if (given) {
            leave();
            given = hand(action);
        }
        if (!given) {
            party.actions().giveBack(action.actionId());
        }
    }

    /** False if nobody waits any more. */
    private boolean hand(PartyEvent.Action action) {
        try {
            return response.resume(door.json().write(form.of(door, party, action)));
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "An action could not be handed out", e);
            return false;
        }
    }

    @Override
    public void revoke() {
        answer(() -> response.resume(RefusedException.unauthorized("The token is no longer valid")));
    }

    @Override
    public void release() {
        answer(() -> response.resume(Response.noContent().build()));
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
