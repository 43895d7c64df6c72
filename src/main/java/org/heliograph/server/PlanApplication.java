package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.core.Folded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogHealth;
import org.heliograph.plans.Fingerprint;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.PlanFold;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.Plans;
import org.heliograph.plans.PlansState;
import org.heliograph.plans.Sessions;
import org.heliograph.plans.web.PlanDoor;
import org.heliograph.plans.web.PlanEndpoint;
import org.heliograph.plans.web.PlanStreams;
import org.heliograph.wire.JsonEventCodec;
import org.heliograph.wire.Ping;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.Stream;

/** The plans, wired: one log, one timeline, the doors. */
final class PlanApplication implements Served {
    private final EventLog log;
    private final Timeline<PlanEvent> timeline;
    private final Folded<PlansState> state;
    private final EventLog.Following folding;
    private final PlanDoor door;

    /**
     * @param key by which masks are recognised
     * @param executor where work goes on that may read the log
     */
    PlanApplication(EventLog log, Spine spine, byte[] key, Executor executor) {
        this.log = log;
        JsonEventCodec<PlanEvent> codec = new JsonEventCodec<>(spine.json(), PlanEvent.class);
        this.timeline = spine.timeline(log, codec);
        this.state = new Folded<>(
                log,
                "plans",
                new PlanFold(codec, spine.json()::write, json -> spine.json().read(json, PlansState.Kept.class)));
        this.folding = state.follow(spine.sockets().senders());
        Plans plans =
                new Plans(timeline, state, new Fingerprint(key), spine.sockets().clock(), executor);
        this.door = new PlanDoor(
                plans,
                new Sessions(),
                spine.sockets(),
                Pulse.ofPingsAndFrames(
                        spine.sockets().frame(new Ping()),
                        spine.settings().heartbeats().planPing()),
                spine.json(),
                spine.settings().limits().topics());
        plans.forget();
        plans.settle();
    }

    PlanDoor door() {
        return door;
    }

    @Override
    public LogHealth health() {
        return log.health();
    }

    @Override
    public String name() {
        return PlanId.KIND;
    }

    @Override
    public Stream<?> open(String id, Caller caller, Queries.Parameters query) {
        caller.require(Role.VIEWER);
        return PlanStreams.open(door, id);
    }

    @Override
    public void offerTo(ServletContext context) {
        context.setAttribute(PlanDoor.class.getName(), door);
    }

    @Override
    public Map<Class<?>, Supplier<?>> endpoints() {
        return Map.of(PlanEndpoint.class, () -> new PlanEndpoint(door));
    }

    @Override
    public void tidy() {
        state.keep();
        log.trim();
        door.plans().forget();
    }

    @Override
    public void close() {
        // A snapshot that cannot be kept must not keep the log locked.
        try (log) {
            timeline.close();
            folding.close();
            state.keep();
        }
    }
}
