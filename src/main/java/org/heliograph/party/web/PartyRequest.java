package org.heliograph.party.web;

import org.heliograph.core.Resume;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What a client at the table may ask for. */
public sealed interface PartyRequest {
    /** Has it carried out. */
    void carryOut(Actions actions);

    /** What an endpoint does for a client. */
    interface Actions {
        /** Takes in what the player wants to do. */
        void act(String text, Whisper whisper, @Nullable String clientActionId);

        /** Shows again what there was. */
        void show(Resume resume);

        /** Says who the client is. */
        void authenticate(String token, Resume resume);

        /** Answers a ping. */
        void pong();
    }

    /** Who may know what a player wants to do. */
    enum Whisper {
        /** Everybody will hear of it. */
        ALOUD,
        /** The host alone. */
        WHISPERED;

        static Whisper of(Fields fields) {
            return fields.flag("private") ? WHISPERED : ALOUD;
        }
    }

    /** The player wants to do something. */
    record Act(String text, Whisper whisper, @Nullable String clientActionId) implements PartyRequest {
        static Act of(Fields fields) {
            String text = fields.textOrNull("text");
            String other = fields.textOrNull("action");
            String said = text == null ? other : text;
            return new Act(said == null ? "" : said, Whisper.of(fields), ClientActionId.in(fields));
        }

        @Override
        public void carryOut(Actions actions) {
            actions.act(text, whisper, clientActionId);
        }
    }

    /** The client wants to see again what there was. */
    record History(Resume resume) implements PartyRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.show(resume);
        }
    }

    /** The client says who it is. */
    record Auth(String token, Resume resume) implements PartyRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.authenticate(token, resume);
        }
    }

    /** The client asks whether we are there. */
    record Ping() implements PartyRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.pong();
        }
    }

    /** The client says that it is there; being heard is all it wants. */
    record Heartbeat() implements PartyRequest {
        @Override
        public void carryOut(Actions actions) {}
    }
}
