package org.heliograph.party.web;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.View;
import org.heliograph.core.connection.Pulse;
import org.heliograph.party.ActionStatus;
import org.heliograph.party.Actions;
import org.heliograph.party.Attendance;
import org.heliograph.party.OpenAction;
import org.heliograph.party.Parties;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.PartyId;
import org.heliograph.party.PartyPush;
import org.heliograph.party.Recipient;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;
import org.heliograph.wire.Pong;
import org.heliograph.wire.Problem;
import org.heliograph.wire.PushEndpoint;
import org.jspecify.annotations.Nullable;

/** One tab of somebody at a table; the token says who, and at which. */
@ServerEndpoint(
        value = "/ws",
        configurator = EndpointConfigurator.class,
        decoders = PartyRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class PartyEndpoint extends PushEndpoint implements PartyRequest.Actions {
    private final PartyDoor door;
    private volatile @Nullable Guest guest;
    private volatile @Nullable Subscription<PartyEvent> subscription;

    /** An endpoint for one socket. */
    public PartyEndpoint(PartyDoor door) {
        super(door.sockets());
        this.door = door;
    }

    private record Guest(Party party, Recipient recipient, Attendance.Seat seat) {
        View<PartyEvent> view() {
            return party.view(recipient);
        }
    }

    @Override
    protected String name() {
        return PartyId.KIND;
    }

    @Override
    protected Pulse pulse() {
        return door.pulse();
    }

    @Override
    protected Caller callerWith(String token) {
        return PartyDoor.callerWith(door.tokens(), token);
    }

    @Override
    protected void admit(Caller caller) {
        if (caller.isRejected()) {
            throw RefusedException.unauthorized("The token is not valid");
        }
        door.place(caller);
    }

    @Override
    protected void opening(Session session) {}

    @Override
    protected void entered(Caller caller, Resume resume) {
        Parties.Place place = door.place(caller);
        Guest mine = new Guest(
                place.party(), place.recipient(), place.party().attendance().sit(place.recipient(), connection()));
        guest = mine;
        Opening opening = Opening.of(mine.party, mine.view(), resume, door.history());
        follow(mine, opening, () -> greet(mine, opening));
    }

    private void greet(Guest mine, Opening opening) {
        List<OpenAction> open =
                mine.party.openActions(mine.recipient, opening.place().seq());
        answer(new Joined(
                mine.recipient.id(),
                mine.party.nameOf(mine.recipient),
                mine.recipient.role(),
                open,
                opening.isAll() ? null : Boolean.TRUE,
                sockets().clock().instant(),
                mine.party.timeline().cursorAt(mine.party.id().topic(), opening.place())));
        mine.seat.greet();
        tellGap(opening);
    }

    private void tellGap(Opening opening) {
        if (opening.gap() != null) {
            answer(opening.gap());
        }
    }

    private void follow(Guest mine, Opening opening, Runnable telling) {
        subscription = mine.party
                .timeline()
                .follow(mine.party.id().topic(), Start.at(opening.place()), mine.view(), connection(), telling);
    }

    /** Who it is, a guest says once. */
    @Override
    protected void moved(Resume resume) {}

    @Override
    protected void heard() {
        Guest mine = guest;
        if (mine != null) {
            mine.seat.heard();
        }
    }

    @Override
    protected void closed() {
        unfollow();
        Guest mine = guest;
        if (mine != null) {
            mine.seat.close();
        }
    }

    private void unfollow() {
        Subscription<PartyEvent> ended = subscription;
        if (ended != null) {
            ended.close();
        }
    }

    /** A frame came. */
    @OnMessage
    public void onRequest(PartyRequest request) {
        receive(() -> request.carryOut(this));
    }

    @Override
    public void act(String text, PartyRequest.Whisper whisper, @Nullable String clientActionId) {
        Guest mine = here();
        try {
            CompletableFuture<?> unused = submit(mine, text, whisper, clientActionId)
                    .whenComplete((submitted, failure) -> {
                        if (failure != null) {
                            reject(Problem.of(failure), clientActionId);
                        } else if (submitted.isRepeated()) {
                            answer(new PartyPush.StatusChanged(
                                    submitted.actionId(), clientActionId, null, submitted.status(), null));
                        }
                    });
        } catch (RefusedException e) {
            reject(Problem.of(e), clientActionId);
        }
    }

    private static CompletableFuture<Actions.Submitted> submit(
            Guest mine, String text, PartyRequest.Whisper whisper, @Nullable String clientActionId) {
        String player = Players.of(mine.recipient);
        return mine.party.actions().submit(player, text, whisper == PartyRequest.Whisper.WHISPERED, clientActionId);
    }

    private void reject(Problem problem, @Nullable String clientActionId) {
        answer(new PartyPush.StatusChanged(null, clientActionId, null, ActionStatus.REJECTED, problem.message()));
    }

    @Override
    public void show(Resume resume) {
        Guest mine = here();
        unfollow();
        Opening opening = Opening.of(mine.party, mine.view(), resume, door.history());
        follow(mine, opening, () -> tellGap(opening));
    }

    @Override
    public void authenticate(String token, Resume resume) {
        enter(token, resume);
    }

    @Override
    public void pong() {
        answer(new Pong(sockets().clock().instant()));
    }

    private Guest here() {
        Guest mine = guest;
        if (mine == null) {
            throw RefusedException.unauthorized("A party's token is needed");
        }
        return mine;
    }
}
