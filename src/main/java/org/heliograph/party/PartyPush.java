package org.heliograph.party;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.heliograph.core.connection.Push;
import org.jspecify.annotations.Nullable;

/** What somebody at the table may see; only {@link PartyView} and {@link Standing} make any. */
public sealed interface PartyPush extends Push {
    /** What came from the log. */
    sealed interface Durable extends PartyPush {
        /** Unique, random, also what a client knows repetitions by. */
        String id();

        /** When, as its reader is told. */
        Instant timestamp();

        /** Where reading goes on after it. */
        @Override
        String cursor();
    }

    /** What is told to everybody, or to a few of whom its reader is one. */
    record Narrative(
            String id, @Nullable String actionId, String content, String narrative, Instant timestamp, String cursor)
            implements Durable {
        @Override
        public String type() {
            return "narrative";
        }
    }

    /** What its reader alone is told. */
    record Private(String id, @Nullable String actionId, String content, String from, Instant timestamp, String cursor)
            implements Durable {
        @Override
        public String type() {
            return "private";
        }
    }

    /** The host's own: one frame with all parts of what it said. */
    record Told(
            String id,
            @Nullable String actionId,
            String content,
            String narrative,
            @Nullable List<String> to,
            @Nullable String dmOnly,
            @Nullable Map<String, String> allPrivate,
            Instant timestamp,
            String cursor)
            implements Durable {
        @Override
        public String type() {
            return "narrative";
        }
    }

    /** The host's own: somebody wants to do something. */
    record ActionQueued(
            String id,
            String actionId,
            @Nullable String clientActionId,
            String playerId,
            String playerName,
            String text,
            @JsonbProperty("private") boolean whispered,
            Instant submittedAt,
            Instant timestamp,
            String cursor)
            implements Durable {
        @Override
        public String type() {
            return "action_queued";
        }
    }

    /** Somebody else came or went. */
    record CameOrWent(
            String id,
            String content,
            Presence event,
            String playerId,
            String playerName,
            Instant timestamp,
            String cursor)
            implements Durable {
        @Override
        public String type() {
            return "system";
        }
    }

    /** Who may act, as its reader sees it. */
    record CombatState(JsonObject data) implements PartyPush {
        @Override
        public String type() {
            return "combat_state";
        }
    }

    /** A character, as its reader sees it. */
    record CharacterUpdate(JsonObject data) implements PartyPush {
        @Override
        public String type() {
            return "character_update";
        }
    }

    /**
     * What became of an action, for its submitter and the host.
     *
     * @param actionId null, and so told, if it was refused
     * @param playerId whose it is, for the host
     * @param error why not
     */
    record StatusChanged(
            @JsonbNillable @Nullable String actionId,
            @Nullable String clientActionId,
            @Nullable String playerId,
            String status,
            @Nullable String error)
            implements PartyPush {
        @Override
        public String type() {
            return "action_status";
        }
    }

    /** The host is at it. */
    record Thinking(String message) implements PartyPush {
        @Override
        public String type() {
            return "thinking";
        }
    }
}
