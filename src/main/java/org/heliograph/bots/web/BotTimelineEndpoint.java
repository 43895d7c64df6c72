package org.heliograph.bots.web;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotView;
import org.heliograph.bots.ProgressPush;
import org.heliograph.bots.Watcher;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.connection.Push;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;
import org.heliograph.wire.Pong;
import org.heliograph.wire.PushEndpoint;
import org.jspecify.annotations.Nullable;

/** One client that follows one bot. */
@ServerEndpoint(
        value = "/ws/bot/{bot_id}/timeline",
        configurator = EndpointConfigurator.class,
        decoders = TimelineRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class BotTimelineEndpoint extends PushEndpoint implements TimelineRequest.Actions {
    private static final int INITIAL_ENTRIES = 50;

    private final BotDoor door;
    private final Timeline<BotEvent> timeline;
    private String path = "";
    private Resume earlier = Resume.NOWHERE;
    private volatile @Nullable Watcher watcher;
    private volatile @Nullable Following following;

    /** An endpoint for one socket. */
    public BotTimelineEndpoint(BotDoor door) {
        super(door.sockets());
        this.door = door;
        this.timeline = door.bots().timeline();
    }

    @Override
    protected String name() {
        return BotId.KIND;
    }

    @Override
    protected Pulse pulse() {
        return door.pulse();
    }

    @Override
    protected void opening(Session session) {
        path = session.getPathParameters().getOrDefault("bot_id", "");
    }

    /** Nothing is shown before it is asked for; then it begins where the client said it was. */
    @Override
    protected void entered(Caller caller, Resume resume) {
        earlier = resume;
    }

    @Override
    protected void moved(Resume resume) {
        Following before = following;
        if (before == null) {
            earlier = resume;
        } else {
            show(before.bot, before.filter, resume);
        }
    }

    @Override
    protected void closed() {
        stop();
    }

    /** A frame came. */
    @OnMessage
    public void onRequest(TimelineRequest request) {
        receive(() -> request.carryOut(this));
    }

    @Override
    public void subscribe(TimelineRequest.Subscribe subscribe) {
        require(Role.VIEWER);
        BotId bot = bot(subscribe.botId());
        Resume resume = subscribe.resume().isGiven() ? subscribe.resume() : earlier;
        earlier = Resume.NOWHERE;
        show(bot, subscribe.filter(), resume);
    }

    private BotId bot(@Nullable String said) {
        String id = said == null ? path : said;
        if (!id.equals(path) || !isKnown(id)) {
            throw RefusedException.invalid("Invalid bot_id");
        }
        return new BotId(id);
    }

    private boolean isKnown(String id) {
        return org.heliograph.core.PlainId.is(id) && door.bots().isKnown(new BotId(id));
    }

    /** It watches before it is told what runs, and is told of what happens to that afterwards. */
    private void show(BotId bot, BotFilter filter, Resume resume) {
        stop();
        Watcher joined = door.watchers().join(bot, connection(), filter);
        watcher = joined;
        Beginning beginning = beginning(bot, filter, resume);
        following = new Following(
                bot,
                filter,
                timeline.follow(
                        bot.topic(),
                        beginning.start,
                        new BotView(filter),
                        connection(),
                        () -> connection().answer(beginning.answer)));
        joined.begin();
    }

    private Beginning beginning(BotId bot, BotFilter filter, Resume resume) {
        if (resume.isGiven()) {
            try {
                long seq = resume.seqIn(timeline, bot.topic());
                return new Beginning(Start.after(seq), subscribed(bot, filter, seq, List.of()));
            } catch (BadCursorException e) {
                answer(Gap.of(e.reason(), timeline.head(bot.topic())));
            }
        }
        long head = timeline.extent(bot.topic()).last();
        List<Frame> newest = door.history().newest(bot, filter, head, INITIAL_ENTRIES);
        return new Beginning(Start.live(head), subscribed(bot, filter, head, newest));
    }

    private Frame subscribed(BotId bot, BotFilter filter, long seq, List<Frame> entries) {
        List<ProgressPush> running = door.work().inProgress(bot, filter, Subscribed.IN_PROGRESS + 1);
        List<Frame> told = running.stream()
                .limit(Subscribed.IN_PROGRESS)
                .map(sockets()::frame)
                .toList();
        String cursor = timeline.cursor(bot.topic(), seq);
        return Subscribed.to(bot.value(), cursor, running.size())
                .with(entries, told, sockets().encoder());
    }

    @Override
    public void unsubscribe(TimelineRequest.Unsubscribe unsubscribe) {
        require(Role.VIEWER);
        BotId bot = bot(unsubscribe.botId());
        stop();
        answer(new Unsubscribed(bot.value()));
    }

    private void stop() {
        Watcher watching = watcher;
        if (watching != null) {
            watching.close();
            watcher = null;
        }
        Following before = following;
        if (before != null) {
            before.subscription.close();
            following = null;
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

    /** Where following begins, and what the client is told first. */
    private record Beginning(Start start, Frame answer) {}

    /** What the client follows. */
    private record Following(BotId bot, BotFilter filter, Subscription<BotEvent> subscription) {}

    /** Tells a client that it follows no more. */
    public record Unsubscribed(String botId) implements Push {
        @Override
        public String type() {
            return "unsubscribed";
        }
    }
}
