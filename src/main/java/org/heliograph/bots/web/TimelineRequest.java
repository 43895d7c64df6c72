package org.heliograph.bots.web;

import org.heliograph.bots.BotFilter;
import org.heliograph.core.Resume;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What a client on a bot's timeline may ask for. */
public sealed interface TimelineRequest {
    /** Has it carried out. */
    void carryOut(Actions actions);

    /** What an endpoint does for a client. */
    interface Actions {
        /** Shows the timeline from now on, or from where the client was. */
        void subscribe(Subscribe subscribe);

        /** Shows nothing any more. */
        void unsubscribe(Unsubscribe unsubscribe);

        /** Says who the client is. */
        void authenticate(String token, Resume resume);

        /** Answers a ping. */
        void pong();
    }

    /** The client wants to see the timeline, through a filter. */
    record Subscribe(@Nullable String botId, BotFilter filter, Resume resume) implements TimelineRequest {
        static Subscribe of(Fields fields) {
            return new Subscribe(
                    fields.textOrNull("bot_id"), Filters.of(fields.fieldsOrNull("filters")), fields.resume());
        }

        @Override
        public void carryOut(Actions actions) {
            actions.subscribe(this);
        }
    }

    /** The client wants to see it no more. */
    record Unsubscribe(@Nullable String botId) implements TimelineRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.unsubscribe(this);
        }
    }

    /** The client says who it is. */
    record Auth(String token, Resume resume) implements TimelineRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.authenticate(token, resume);
        }
    }

    /** The client asks whether we are there. */
    record Ping() implements TimelineRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.pong();
        }
    }

    /** The client says that it is there; being heard is all it wants. */
    record Heartbeat() implements TimelineRequest {
        @Override
        public void carryOut(Actions actions) {}
    }
}
