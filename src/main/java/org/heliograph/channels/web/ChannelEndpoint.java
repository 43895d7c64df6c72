package org.heliograph.channels.web;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.Posted;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Extent;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;
import org.heliograph.wire.Pong;
import org.heliograph.wire.PushEndpoint;
import org.jspecify.annotations.Nullable;

/** One client on one channel. */
@ServerEndpoint(
        value = "/api/ws/{channel_id}",
        configurator = EndpointConfigurator.class,
        decoders = ChannelRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class ChannelEndpoint extends PushEndpoint implements ChannelRequest.Actions {
    private static final String UNKNOWN = "unknown";
    private static final int MAX_LAST = 1_000;

    private final ChannelDoor door;
    private final Timeline<ChannelMessage> timeline;
    private ChannelId channel = ChannelId.DEFAULT;
    private volatile @Nullable Subscription<ChannelMessage> subscription;
    private String lastAuthor = UNKNOWN;

    /** An endpoint for one socket. */
    public ChannelEndpoint(ChannelDoor door) {
        super(door.sockets());
        this.door = door;
        this.timeline = door.channels().timeline();
    }

    /** The channel that the path names. */
    protected ChannelId channelOf(Session session) {
        return new ChannelId(session.getPathParameters().getOrDefault("channel_id", ""));
    }

    @Override
    protected String name() {
        return ChannelId.KIND;
    }

    @Override
    protected Pulse pulse() {
        return door.pulse();
    }

    @Override
    protected void opening(Session session) {
        channel = channelOf(session);
    }

    @Override
    protected void entered(Caller caller, Resume resume) {
        Start start = startAt(resume);
        answer(new ChannelConnected(
                channel.value(),
                timeline.cursorAt(channel.topic(), start.place()),
                sockets().clock().instant()));
        follow(start);
        door.company().join(channel, connection());
    }

    @Override
    protected void moved(Resume resume) {
        unfollow();
        follow(startAt(resume));
    }

    @Override
    protected void closed() {
        Subscription<ChannelMessage> open = subscription;
        if (open != null) {
            open.close();
            door.company().leave(channel, connection());
        }
    }

    /** A frame came. */
    @OnMessage
    public void onRequest(ChannelRequest request) {
        receive(() -> request.carryOut(this));
    }

    @Override
    public void say(ChannelRequest.Message message) {
        Caller caller = require(Role.PRODUCER);
        ChannelMessage said = Authorship.of(caller, message.author())
                .message(message.content(), message.lane(), message.provider(), message.tokenCount());
        lastAuthor = said.author();
        door.channels()
                .post(channel, said, message.clientMessageId())
                .thenAccept(this::repeat)
                .exceptionally(failure -> {
                    answerFailure(failure);
                    return null;
                });
    }

    /** Who says again what is there already is told so, alone. */
    private void repeat(Posted posted) {
        if (posted.outcome() == Appended.Outcome.REPEATED) {
            sockets()
                    .senders()
                    .execute(() ->
                            timeline.frames(posted.message(), ChannelDoor.VIEW).forEach(connection()::answer));
        }
    }

    @Override
    public void subscribe(ChannelRequest.Subscribe subscribe) {
        require(Role.VIEWER);
        if (subscribe.presence()) {
            door.company().watch(channel, connection());
        }
        if (subscribe.resume().isGiven()) {
            moved(subscribe.resume());
        } else if (subscribe.last() != null) {
            check(subscribe.last());
            unfollow();
            follow(Start.after(before(subscribe.last())));
        }
    }

    private static void check(long last) {
        if (last < 0 || last > MAX_LAST) {
            throw RefusedException.invalid("last must be from 0 to " + MAX_LAST);
        }
    }

    private long before(long count) {
        Extent extent = timeline.extent(channel.topic());
        return Math.max(extent.oldest() - 1, extent.last() - count);
    }

    @Override
    public void type(@Nullable String author) {
        Caller caller = require(Role.PRODUCER);
        String typist = caller.vouchedName().orElse(author == null || author.isBlank() ? lastAuthor : author);
        if (typist.length() > ChannelMessage.MAX_NAME) {
            throw RefusedException.invalid("author must not be over " + ChannelMessage.MAX_NAME + " characters");
        }
        door.company().typing(channel, connection(), typist);
    }

    @Override
    public void authenticate(String token, Resume resume) {
        enter(token, resume);
    }

    @Override
    public void pong() {
        answer(new Pong(sockets().clock().instant()));
    }

    private Start startAt(Resume resume) {
        long head = timeline.extent(channel.topic()).last();
        if (!resume.isGiven()) {
            return Start.live(head);
        }
        try {
            return Start.after(resume.seqIn(timeline, channel.topic()));
        } catch (BadCursorException e) {
            answer(Gap.of(e.reason(), timeline.cursor(channel.topic(), head)));
            return Start.live(head);
        }
    }

    /** Before it is looked where to begin anew: what is shown until then must not come again as if it were new. */
    private void unfollow() {
        Subscription<ChannelMessage> before = subscription;
        if (before != null) {
            before.close();
        }
    }

    private void follow(Start start) {
        subscription = timeline.follow(channel.topic(), start, ChannelDoor.VIEW, connection());
    }
}
