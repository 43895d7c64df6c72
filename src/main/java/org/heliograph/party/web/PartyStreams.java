package org.heliograph.party.web;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.View;
import org.heliograph.core.connection.Connection;
import org.heliograph.party.Attendance;
import org.heliograph.party.Parties;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.Recipient;
import org.heliograph.party.Standing;
import org.heliograph.wire.streams.Aside;
import org.heliograph.wire.streams.Stream;

/** A party over poll, long-poll and server-sent events: what the caller may see of it, and how things stand. */
public final class PartyStreams {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String SELF = "self";

    private PartyStreams() {}

    /**
     * What this caller may see of its party.
     *
     * @param id must be {@code self}: the token says which party
     * @throws RefusedException 404 if it is anything else, 401 if the token opens no party
     */
    public static Stream<?> open(PartyDoor door, String id, Caller caller) {
        if (!id.equals(SELF)) {
            throw RefusedException.unknown("A party's stream is party/" + SELF);
        }
        Parties.Place place = door.place(caller);
        Party party = place.party();
        View<PartyEvent> view = party.view(place.recipient());
        return new Stream<>(
                party.timeline(),
                party.id().topic(),
                view,
                stream ->
                        Opening.of(party, view, Resume.NOWHERE, door.history()).place(),
                new AtTheTable(party.attendance(), place.recipient()));
    }

    private static final class AtTheTable implements Aside {
        private final Attendance attendance;
        private final Recipient recipient;
        private final AtomicReference<Attendance.Seat> seat = new AtomicReference<>();

        AtTheTable(Attendance attendance, Recipient recipient) {
            this.attendance = attendance;
            this.recipient = recipient;
        }

        @Override
        public void greet(Connection connection) {
            Attendance.Seat taken = attendance.sit(recipient, connection);
            seat.set(taken);
            taken.greet();
        }

        @Override
        public Telling join(Connection connection) {
            return () -> {
                Attendance.Seat taken = seat.get();
                if (taken != null) {
                    taken.close();
                }
            };
        }

        @Override
        public Optional<String> state() {
            Standing now = attendance.standing(recipient);
            JsonObjectBuilder state = JSON.createObjectBuilder().add("combat", now.combat());
            if (recipient instanceof Recipient.Player && now.characters().containsKey(recipient.id())) {
                state.add("character", now.characters().get(recipient.id()));
            }
            return Optional.of(state.build().toString());
        }
    }
}
