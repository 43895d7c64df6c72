package org.heliograph.bots.web;

import org.heliograph.core.Resume;
import org.heliograph.wire.Fields;

/** What a client on a bot's console may ask for. */
public sealed interface ConsoleRequest {
    /** Has it carried out. */
    void carryOut(Actions actions);

    /** What an endpoint does for a client. */
    interface Actions {
        /** Gives the bot a task. */
        void submit(Task task);

        /** Says who the client is. */
        void authenticate(String token, Resume resume);

        /** Answers a ping. */
        void pong();
    }

    /** The bot is to do something. */
    record Task(Fields fields) implements ConsoleRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.submit(this);
        }
    }

    /** The client says who it is. */
    record Auth(String token, Resume resume) implements ConsoleRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.authenticate(token, resume);
        }
    }

    /** The client asks whether we are there. */
    record Ping() implements ConsoleRequest {
        @Override
        public void carryOut(Actions actions) {
            actions.pong();
        }
    }

    /** The client says that it is there; being heard is all it wants. */
    record Heartbeat() implements ConsoleRequest {
        @Override
        public void carryOut(Actions actions) {}
    }
}
