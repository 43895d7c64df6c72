package org.heliograph.plans.web;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.connection.Push;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanView;
import org.heliograph.plans.SessionId;
import org.heliograph.plans.Snapshot;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;
import org.heliograph.wire.Pong;
import org.heliograph.wire.PushEndpoint;
import org.jspecify.annotations.Nullable;

/** One socket of a session, following any number of plans. */
@ServerEndpoint(
        value = "/ws/{session_id}",
        configurator = EndpointConfigurator.class,
        decoders = PlanRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class PlanEndpoint extends PushEndpoint implements PlanRequest.Actions {
    private static final PlanView EVERYTHING = new PlanView();

    private final PlanDoor door;
    private final Timeline<PlanEvent> timeline;
    private final Map<PlanId, Subscription<PlanEvent>> followed = new ConcurrentHashMap<>();
    private volatile @Nullable SessionId session;

    /** An endpoint for one socket. */
    public PlanEndpoint(PlanDoor door) {
        super(door.sockets());
        this.door = door;
        this.timeline = door.plans().timeline();
    }

    @Override
    protected String name() {
        return PlanId.KIND;
    }

    @Override
    protected Pulse pulse() {
        return door.pulse();
    }

    @Override
    protected void opening(Session socket) {
        session = new SessionId(socket.getPathParameters().getOrDefault("session_id", ""));
    }

    @Override
    protected void entered(Caller caller, Resume resume) {
        SessionId mine = session;
        if (mine != null) {
            door.sessions().join(mine, connection());
        }
    }

    /** Where a client is it says for each plan. */
    @Override
    protected void moved(Resume resume) {}

    @Override
    protected void closed() {
        followed.keySet().forEach(this::stop);
        SessionId mine = session;
        if (mine != null) {
            door.sessions().leave(mine, connection());
        }
    }

    /** A frame came. */
    @OnMessage
    public void onRequest(PlanRequest request) {
        receive(() -> request.carryOut(this));
    }

    @Override
    public void subscribe(PlanId plan, Resume resume) {
        require(Role.VIEWER);
        if (!followed.containsKey(plan) && followed.size() >= door.topics()) {
            throw RefusedException.tooMany("Over " + door.topics() + " plans on one socket");
        }
        stop(plan);
        if (resume.isGiven()) {
            try {
                long seq = resume.seqIn(timeline, plan.topic());
                follow(plan, Start.after(seq), new Subscribed(plan.value(), null, said(plan, resume, seq)));
                return;
            } catch (BadCursorException e) {
                answer(Gap.of(e.reason(), timeline.head(plan.topic())));
            }
        }
        Snapshot snapshot = door.plans().snapshotOfMaybe(plan);
        Start start = start(plan, timeline.seqOf(plan.topic(), snapshot.cursor()));
        follow(plan, start, new Subscribed(plan.value(), snapshot, snapshot.cursor()));
    }

    private String said(PlanId plan, Resume resume, long seq) {
        return resume.cursor() != null ? resume.cursor() : timeline.cursor(plan.topic(), seq);
    }

    /** Who comes after the end is told of it all the same. */
    private Start start(PlanId plan, long seq) {
        return door.plans().end(plan).filter(end -> end <= seq).isPresent() ? Start.after(seq - 1) : Start.live(seq);
    }

    private void follow(PlanId plan, Start start, Subscribed answer) {
        followed.put(plan, timeline.follow(plan.topic(), start, EVERYTHING, connection(), () -> answer(answer)));
    }

    @Override
    public void unsubscribe(PlanId plan) {
        require(Role.VIEWER);
        stop(plan);
        answer(new Unsubscribed(plan.value()));
    }

    private void stop(PlanId plan) {
        Subscription<PlanEvent> before = followed.remove(plan);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void authenticate(String token, Resume resume) {
        enter(token, resume);
    }

    @Override
    public void pong() {
        answer(new Pong(sockets().clock().instant()));
    }

    /** Tells a client that it follows a plan no more. */
    public record Unsubscribed(String planId) implements Push {
        @Override
        public String type() {
            return "unsubscribed";
        }
    }
}
