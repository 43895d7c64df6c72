package org.heliograph.party.web;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Lease;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;

/** A host that asked by a request, whose answer waits. Any thread. */
final class SuspendedHost implements WaitingHost.Asking {
    private final PartyDoor door;
    private final Party party;
    private final Form form;
    private final AsyncResponse response;

    SuspendedHost(PartyDoor door, Party party, Form form, AsyncResponse response) {
        this.door = door;
        this.party = party;
        this.form = form;
        this.response = response;
    }

    /** How an action is handed out. */
    @FunctionalInterface
    interface Form {
        NextAction of(PartyDoor door, Party party, PartyEvent.Action action);
    }

    void begin(Caller caller, Duration patience) {
        WaitingHost waiting = new WaitingHost(door, party, caller, this);
        if (!patience.isZero()) {
            response.setTimeoutHandler(unused -> waiting.release());
            response.setTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        waiting.begin();
        if (patience.isZero()) {
            waiting.release();
        }
    }

    @Override
    public boolean give(Lease lease) {
        return response.resume(door.json().write(form.of(door, party, lease.action())));
    }

    @Override
    public void nothing() {
        response.resume(Response.noContent().build());
    }

    @Override
    public void refuse(RefusedException refusal) {
        response.resume(refusal);
    }
}
