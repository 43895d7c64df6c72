package org.heliograph.channels.web;

import org.heliograph.core.Resume;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What a client on a channel may ask for. */
public sealed interface ChannelRequest {
    /** Has it done; the compiler checks that every request has a meaning. */
    void carryOut(Actions actions);

    /** What a channel's endpoint can do for its client. */
    interface Actions {
        /** Posts what the client says. */
        void say(Message message);

        /** Goes to another place in the channel, or watches who is there. */
        void subscribe(Subscribe subscribe);

        /** Tells the others that the client types. */
        void type(@Nullable String author);

        /** Says who the client is. */
        void authenticate(String token, Resume resume);

        /** Answers a ping. */
        void pong();
    }

    /** Somebody says something. */
    record Message(
            @Nullable String author,
            String content,
            @Nullable String lane,
            @Nullable String provider,
            @Nullable Long tokenCount,
            @Nullable String clientMessageId)
            implements ChannelRequest {
        static Message of(Fields fields) {
            return new Message(
                    fields.textOrNull("author"),
                    fields.text("content"),
                    fields.textOrNull("lane"),
                    fields.textOrNull("provider"),
                    fields.wholeNumberOrNull("token_count"),
                    ClientMessageId.of(fields));
        }

        @Override
        public void carryOut(Actions actions) {
            actions.say(this);
        }
    }

    /** The client wants history from a place on, or to know who is there. */
    record Subscribe(Resume resume, @Nullable Long last, boolean presence) implements ChannelRequest {
        static Subscribe of(Fields fields) {
            return new Subscribe(fields.resume(), fields.wholeNumberOrNull("last"), fields.flag("presence"));
        }

        @Override
        public void carryOut(Actions actions) {
            actions.subscribe(this);
        }
    }

    /** The client types. */
    record Typing(@Nullable String author) implements ChannelRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.type(author);
        }
    }

    /** The client says who it is. */
    record Auth(String token, Resume resume) implements ChannelRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.authenticate(token, resume);
        }
    }

    /** The client asks whether we are there. */
    record Ping() implements ChannelRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.pong();
        }
    }

    /** The client says that it is there; being heard is all it wants. */
    record Heartbeat() implements ChannelRequest {
        @Override
        public void carryOut(Actions actions) {}
    }
}
