package org.heliograph.party.privacy;

import jakarta.json.Json;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliograph.access.Caller;
import org.heliograph.core.Cursors;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Timeline;
import org.heliograph.core.View;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Connections;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;
import org.heliograph.party.Actions;
import org.heliograph.party.Combat;
import org.heliograph.party.Eyes;
import org.heliograph.party.Parties;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.PartyFold;
import org.heliograph.party.PartyId;
import org.heliograph.party.PartyState;
import org.heliograph.party.PartyView;
import org.heliograph.party.Recipient;
import org.heliograph.party.Sheet;
import org.heliograph.party.Standing;
import org.heliograph.party.campaign.Campaigns;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.web.Bases;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.party.web.PartyStreams;
import org.heliograph.support.ManualClock;
import org.heliograph.support.ManualExecutor;
import org.heliograph.support.Proxies;
import org.heliograph.support.RecordingTransport;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.JsonEventCodec;
import org.heliograph.wire.SocketLimits;
import org.heliograph.wire.Sockets;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.Stream;
import org.heliograph.wire.streams.StreamDoor;
import org.heliograph.wire.streams.StreamKind;
import org.heliograph.wire.streams.StreamsServlet;

/** A table with all its doors, but for the container and the disk: one thread does everything, by a clock that is set. */
final class Stage {
    /** Soon over, so that slow clients are slow. */
    private static final int WINDOW = 1_000;

    private static final int HISTORY = 3;

    final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    final ManualExecutor senders = new ManualExecutor();
    final org.heliograph.wire.Json json;
    final LongPolls polls = new LongPolls();
    final StreamsServlet streams = new StreamsServlet();
    final ServletContext context;
    final PartyDoor door;
    final Parties parties;
    final Party party;
    private final Hub hub = new Hub(senders);
    private final Seats seats;
    private Combat combat = Combat.NONE;
    private final Sockets sockets;

    /** @param tailBytes how much of the log is at hand */
    Stage(Seats seats, Leak leak, long tailBytes) {
        this.seats = seats;
        this.json = seats.json();
        PartyTokens tokens = seats.tokens();
        FrameEncoder encoder = new FrameEncoder(json);
        sockets = new Sockets(
                new Connections(1_000),
                encoder,
                senders,
                Runnable::run,
                clock,
                clock::nanoTime,
                new SocketLimits(16 * 1024, 100_000, WINDOW, WINDOW),
                Duration.ofSeconds(10),
                secret -> Caller.REJECTED,
                tokens::isGood,
                (endpoint, code) -> {});
        parties = new Parties(tokens, id -> open(id, leak, tailBytes), over -> {}, () -> {
            throw new AssertionError("No other table");
        });
        door = new PartyDoor(
                parties,
                tokens,
                new Campaigns(Path.of("no campaigns")),
                sockets,
                Pulse.ofPings(Duration.ofHours(1)),
                HISTORY,
                polls,
                Runnable::run,
                json,
                new Bases(Optional.empty(), "127.0.0.1"),
                clock.instant(),
                "test");
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(PartyDoor.class.getName(), door);
        attributes.put(
                StreamDoor.class.getName(),
                new StreamDoor(List.of(kind(leak)), sockets, Duration.ofSeconds(15), polls, new HttpErrors(json)));
        context = Proxies.of(ServletContext.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "log" -> null;
            default -> throw Proxies.unexpected(method);
        });
        init();
        party = parties.place(seats.tokenOf("host")).party();
        Eyes.begin(party, characters(), foes());
        leak.beside(party, polls);
    }

    private Party open(PartyId id, Leak leak, long tailBytes) {
        EventLog log = new InMemoryEventLog(clock, PartyView.STEP_MICROS, Retention.EVERYTHING);
        JsonEventCodec<PartyEvent> codec = new JsonEventCodec<>(json, PartyEvent.class);
        Timeline<PartyEvent> timeline = new Timeline<>(
                log, codec, sockets.encoder(), new Cursors(new byte[Cursors.KEY_BYTES]), hub, tailBytes, new Deaf());
        return Eyes.open(
                watched(leak),
                id,
                timeline,
                fold(),
                new InMemoryEventLog(clock, PartyView.STEP_MICROS, Retention.EVERYTHING),
                new Actions.IntakeCodec(json::write, text -> json.read(text, Actions.Submission.class)),
                new Party.Surroundings(sockets::frame, senders, Runnable::run, clock, clock::nanoTime),
                new Party.Limits(Duration.ofMillis(4_500), Duration.ofMillis(9_500), 32, 200));
    }

    /** How the party follows from its log. */
    PartyFold fold() {
        return new PartyFold(
                new JsonEventCodec<>(json, PartyEvent.class),
                json::write,
                text -> json.read(text, PartyState.Kept.class));
    }

    /** The same; how the combat is, is looked at on the way. */
    private Eyes watched(Leak leak) {
        return new Eyes() {
            @Override
            public View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
                return leak.view(recipient, honest);
            }

            @Override
            public Standing standing(PartyState state, Recipient recipient, Standing honest) {
                combat = state.combat();
                return leak.standing(state, recipient, honest);
            }
        };
    }

    /** How the combat is, also the part that waits while all act at once. */
    Combat combat() {
        party.attendance().standing(Recipient.HOST);
        return combat;
    }

    private StreamKind kind(Leak leak) {
        return new StreamKind() {
            @Override
            public String name() {
                return PartyId.KIND;
            }

            @Override
            public Stream<?> open(String id, Caller caller, org.heliograph.wire.Queries.Parameters query) {
                Stream<?> stream = PartyStreams.open(door, id, caller);
                return leak.stream(
                        stream,
                        () -> party.timeline().extent(party.id().topic()).last());
            }
        };
    }

    private void init() {
        try {
            streams.init(Proxies.of(ServletConfig.class, (method, arguments) -> switch (method) {
                case "getServletContext" -> context;
                case "getServletName" -> "streams";
                case "getInitParameter" -> null;
                default -> throw Proxies.unexpected(method);
            }));
        } catch (ServletException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Sheet> characters() {
        return List.of(sheet("ann", 40), sheet("bob", 30), sheet("cat", 20));
    }

    private static List<Sheet> foes() {
        Sheet wolf = sheet("wolf", 50);
        return List.of(
                sheet("orc", 60),
                sheet("bat", 32),
                wolf.patched(Json.createObjectBuilder().add("hidden", true).build()));
    }

    static Sheet sheet(String id, int hp) {
        return new Sheet(Json.createObjectBuilder()
                .add("id", id)
                .add("name", "The " + id)
                .add("hp", hp)
                .add("max_hp", hp)
                .add("ac", 12)
                .build());
    }

    /** Who sits there, as a container knows it. */
    Principal principal(String seat) {
        return seats.principal(seat);
    }

    /** A tab that takes everything, and of which nobody looks at what it is told. */
    Connection tab() {
        return new Connection(RecordingTransport.prompt(), senders, clock::nanoTime);
    }

    /** Everything is carried on that waits to be. */
    void settle() {
        while (senders.runOldest()) {
            continue;
        }
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
