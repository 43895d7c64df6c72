package org.heliograph.plans.web;

import org.heliograph.core.Resume;
import org.heliograph.plans.PlanId;
import org.heliograph.wire.Fields;

/** What a client on the plan dashboard may ask for. */
public sealed interface PlanRequest {
    /** Has it carried out. */
    void carryOut(Actions actions);

    /** What an endpoint does for a client. */
    interface Actions {
        /** Shows a plan from now on, or from where the client was. */
        void subscribe(PlanId plan, Resume resume);

        /** Shows it no more. */
        void unsubscribe(PlanId plan);

        /** Says who the client is. */
        void authenticate(String token, Resume resume);

        /** Answers a ping. */
        void pong();
    }

    /** The client wants to see a plan. */
    record Subscribe(PlanId plan, Resume resume) implements PlanRequest {
        static Subscribe of(Fields fields) {
            return new Subscribe(new PlanId(fields.text("plan_id")), fields.resume());
        }

        @Override
        public void carryOut(Actions actions) {
            actions.subscribe(plan, resume);
        }
    }

    /** The client wants to see it no more. */
    record Unsubscribe(PlanId plan) implements PlanRequest {
        static Unsubscribe of(Fields fields) {
            return new Unsubscribe(new PlanId(fields.text("plan_id")));
        }

        @Override
        public void carryOut(Actions actions) {
            actions.unsubscribe(plan);
        }
    }

    /** The client says who it is. */
    record Auth(String token, Resume resume) implements PlanRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.authenticate(token, resume);
        }
    }

    /** The client asks whether we are there. */
    record Ping() implements PlanRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.pong();
        }
    }

    /** The client says that it is there; being heard is all it wants. */
    record Heartbeat() implements PlanRequest {
        @Override
        public void carryOut(Actions actions) {}
    }
}
