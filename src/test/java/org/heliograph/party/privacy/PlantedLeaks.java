package org.heliograph.party.privacy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Push;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.PartyPush;
import org.heliograph.party.PartyState;
import org.heliograph.party.Presence;
import org.heliograph.party.Recipient;
import org.heliograph.party.Standing;
import org.heliograph.party.privacy.Histories.Subject;
import org.heliograph.wire.streams.Aside;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.Stream;

/** Mistakes that tell of what is hidden. Each is made through what production code is given, none through a switch in it. */
enum PlantedLeaks implements Leak {
    /** Frames are numbered by the log. */
    A_SEQ(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return spoiled(honest, (recorded, push) ->
                    push instanceof PartyPush.Narrative said ? new Numbered(said, recorded.entry().seq()) : push);
        }
    },
    /** A reader's cursor goes on with every entry, shown or not. */
    A_CURSOR_THAT_GROWS(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return new PlantedView(honest, false, (recorded, shown) -> shown);
        }
    },
    /** A cursor is the place itself, as long as a sealed one. */
    A_CURSOR_THAT_IS_A_PLACE(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return spoiled(honest, (recorded, push) -> push instanceof PartyPush.Narrative said
                    ? new PartyPush.Narrative(
                            said.id(),
                            said.actionId(),
                            said.content(),
                            said.narrative(),
                            said.timestamp(),
                            String.format("%022d", recorded.entry().seq()))
                    : push);
        }
    },
    /** The tag of a poll changes with every entry. */
    A_TAG(Subject.TALK) {
        @Override
        public Stream<?> stream(Stream<?> honest, LongSupplier entries) {
            return withState(honest, () -> Optional.of("{\"state\":" + entries.getAsLong() + "}"));
        }
    },
    /** A long-poll ends with every entry. */
    A_LONG_POLL_THAT_WAKES(Subject.TALK) {
        @Override
        public void beside(Party party, LongPolls polls) {
            party.timeline().log().follow(entries -> polls.release());
        }
    },
    /** Whoever is hit is told of, by a number that is not shown. */
    A_HIT_WITHIN_A_BAND(Subject.BATTLE) {
        @Override
        public Standing standing(PartyState state, Recipient recipient, Standing honest) {
            JsonObjectBuilder spoiled = Json.createObjectBuilder(honest.combat());
            if (honest.combat().containsKey("initiative")) {
                spoiled.add("hits", hits(state, honest.combat()));
            }
            return new Standing(spoiled.build(), honest.characters());
        }
    },
    /** It is shown that somebody whispers. */
    A_PRESENCE(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return new PlantedView(honest, true, (recorded, shown) -> {
                if (recorded.event() instanceof PartyEvent.ActionQueued queued) {
                    shown.add(whispers(recorded, queued.action()));
                }
                return shown;
            });
        }
    },
    /** A turn is dated as the host sees it. */
    A_HIDDEN_TURNS_INSTANT(Subject.BATTLE) {
        @Override
        public Standing standing(PartyState state, Recipient recipient, Standing honest) {
            if (state.combat().fight() == null || !honest.combat().containsKey("turn_started_at")) {
                return honest;
            }
            return new Standing(
                    Json.createObjectBuilder(honest.combat())
                            .add("turn_started_at", state.combat().fight().since().toString())
                            .build(),
                    honest.characters());
        }
    },
    /** The round goes on when the host's does. */
    A_HIDDEN_ROUND(Subject.BATTLE) {
        @Override
        public Standing standing(PartyState state, Recipient recipient, Standing honest) {
            if (state.combat().fight() == null || !honest.combat().containsKey("round")) {
                return honest;
            }
            return new Standing(
                    Json.createObjectBuilder(honest.combat())
                            .add("round", state.combat().fight().round())
                            .build(),
                    honest.characters());
        }
    },
    /** What is told to others alone takes away the action that it answers from the public part. */
    AN_ANSWER_TO_A_WHISPER(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return new PlantedView(honest, true, (recorded, shown) -> {
                if (shown.isEmpty() && recorded.event() instanceof PartyEvent.Responded) {
                    shown.add(new PartyPush.Thinking("Somebody is told something"));
                }
                return shown;
            });
        }
    },
    /** An instant shows how many entries were before it. */
    AN_INSTANT(Subject.TALK) {
        @Override
        public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
            return spoiled(honest, (recorded, push) -> push instanceof PartyPush.Narrative said
                    ? new PartyPush.Narrative(
                            said.id(),
                            said.actionId(),
                            said.content(),
                            said.narrative(),
                            said.timestamp().plusNanos(1_000 * recorded.entry().seq()),
                            said.cursor())
                    : push);
        }
    };

    private final Subject subject;

    PlantedLeaks(Subject subject) {
        this.subject = subject;
    }

    /** What histories are about in which it soon shows. */
    Subject subject() {
        return subject;
    }

    private interface Spoil {
        Push of(Recorded<PartyEvent> recorded, Push honest);
    }

    private static View<PartyEvent> spoiled(View<PartyEvent> honest, Spoil spoil) {
        return new PlantedView(honest, true, (recorded, shown) ->
                shown.stream().map(push -> spoil.of(recorded, push)).toList());
    }

    private static int hits(PartyState state, JsonObject combat) {
        return combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                .map(combatant -> combatant.getString("id"))
                .mapToInt(id -> state.sheet(id).orElseThrow().json().getInt("hp"))
                .sum();
    }

    private static PartyPush whispers(Recorded<PartyEvent> recorded, PartyEvent.Action action) {
        return new PartyPush.CameOrWent(
                recorded.entry().id(),
                "Somebody whispers",
                Presence.JOINED,
                action.playerId(),
                action.playerName(),
                recorded.entry().at(),
                recorded.cursor());
    }

    private interface State {
        Optional<String> now();
    }

    private static <E> Stream<E> withState(Stream<E> honest, State state) {
        Aside aside = new Aside() {
            @Override
            public void greet(Connection connection) {
                honest.aside().greet(connection);
            }

            @Override
            public Telling join(Connection connection) {
                return honest.aside().join(connection);
            }

            @Override
            public Optional<String> state() {
                return state.now();
            }
        };
        return new Stream<>(honest.timeline(), honest.topic(), honest.view(), honest.fresh(), aside);
    }

    /** A narrative with its place in the log. */
    public record Numbered(PartyPush.Narrative said, long seq) implements Push {
        @Override
        public String type() {
            return said.type();
        }

        @Override
        public String cursor() {
            return said.cursor();
        }
    }
}
