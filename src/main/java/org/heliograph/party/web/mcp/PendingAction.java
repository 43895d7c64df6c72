package org.heliograph.party.web.mcp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Lease;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.web.WaitingHost;

/** The next action, for a model that waits for it. */
final class PendingAction implements WaitingHost.Asking {
    private final Call call;
    private final Function<PartyEvent.Action, Answer> form;
    private final Answer none;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /**
     * One that has not come.
     *
     * @param form how it is told
     * @param none what is told if none comes
     */
    PendingAction(Call call, Function<PartyEvent.Action, Answer> form, Answer none) {
        this.call = call;
        this.form = form;
        this.none = none;
    }

    CompletableFuture<Answer> within(Duration patience) {
        Visit visit = call.visit();
        WaitingHost host = new WaitingHost(call.door(), call.party(), visit.caller(), this);
        visit.await(call.request(), host, patience, answer);
        return answer;
    }

    @Override
    public boolean give(Lease lease) {
        if (!call.visit().take(lease)) {
            answer.complete(none);
            return false;
        }
        return answer.complete(told(lease));
    }

    /** Whoever asks has an answer, whatever happens here. */
    private Answer told(Lease lease) {
        try {
            return form.apply(lease.action());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void nothing() {
        answer.complete(none);
    }

    @Override
    public void refuse(RefusedException refusal) {
        answer.completeExceptionally(refusal);
    }
}
