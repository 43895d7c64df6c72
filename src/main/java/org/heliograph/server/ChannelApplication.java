package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.function.Supplier;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.ChannelTally;
import org.heliograph.channels.ChannelView;
import org.heliograph.channels.Channels;
import org.heliograph.channels.Company;
import org.heliograph.channels.Tally;
import org.heliograph.channels.Totals;
import org.heliograph.channels.web.ChannelDoor;
import org.heliograph.channels.web.ChannelEndpoint;
import org.heliograph.channels.web.DefaultChannelEndpoint;
import org.heliograph.core.Folded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogHealth;
import org.heliograph.wire.JsonEventCodec;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.Stream;

/** The channels, wired: one log, one timeline, the doors. */
final class ChannelApplication implements Served {
    private final EventLog log;
    private final Timeline<ChannelMessage> timeline;
    private final Folded<Tally> tally;
    private final EventLog.Following counting;
    private final ChannelDoor door;

    ChannelApplication(EventLog log, Spine spine) {
        this.log = log;
        JsonEventCodec<ChannelMessage> codec = new JsonEventCodec<>(spine.json(), ChannelMessage.class);
        this.timeline = spine.timeline(log, codec);
        this.tally = new Folded<>(
                log,
                "totals",
                new ChannelTally(
                        codec, spine.json()::write, json -> spine.json().read(json, Totals.class)));
        this.counting = tally.follow(spine.sockets().senders());
        this.door = new ChannelDoor(
                new Channels(timeline, tally),
                new Company(spine.sockets().encoder()),
                spine.sockets(),
                Pulse.ofPings(spine.settings().heartbeats().channelPing()),
                spine.json());
    }

    @Override
    public LogHealth health() {
        return log.health();
    }

    ChannelDoor door() {
        return door;
    }

    @Override
    public String name() {
        return ChannelId.KIND;
    }

    @Override
    public Stream<?> open(String id, Caller caller, Queries.Parameters query) {
        caller.require(Role.VIEWER);
        return new Stream<>(timeline, new ChannelId(id).topic(), new ChannelView());
    }

    @Override
    public void offerTo(ServletContext context) {
        context.setAttribute(ChannelDoor.class.getName(), door);
    }

    @Override
    public Map<Class<?>, Supplier<?>> endpoints() {
        return Map.of(
                ChannelEndpoint.class, () -> new ChannelEndpoint(door),
                DefaultChannelEndpoint.class, () -> new DefaultChannelEndpoint(door));
    }

    /** Keeps the log within its bounds, and its totals at hand. */
    @Override
    public void tidy() {
        tally.keep();
        log.trim();
    }

    @Override
    public void close() {
        // A snapshot that cannot be kept must not keep the log locked.
        try (log) {
            timeline.close();
            counting.close();
            tally.keep();
        }
    }
}
