package org.heliograph.bots.web;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.bots.AnswersView;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotId;
import org.heliograph.bots.NewTask;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameTextEncoder;
import org.heliograph.wire.Pong;
import org.heliograph.wire.PushEndpoint;
import org.jspecify.annotations.Nullable;

/** One client that gives one bot tasks and waits for their answers. */
@ServerEndpoint(
        value = "/ws/bot/{bot_id}",
        configurator = EndpointConfigurator.class,
        decoders = ConsoleRequestDecoder.class,
        encoders = FrameTextEncoder.class)
public class BotConsoleEndpoint extends PushEndpoint implements ConsoleRequest.Actions {
    private static final String PREFIX = "WS-";
    private static final int MANY = 10_000;

    private final BotDoor door;
    private final Timeline<BotEvent> timeline;
    private final AnswersView answers = new AnswersView();
    private String path = "";
    private volatile @Nullable Subscription<BotEvent> subscription;

    /** An endpoint for one socket. */
    public BotConsoleEndpoint(BotDoor door) {
        super(door.sockets());
        this.door = door;
        this.timeline = door.bots().timeline();
    }

    @Override
    protected String name() {
        return "bot-console";
    }

    @Override
    protected Pulse pulse() {
        return door.pulse();
    }

    @Override
    protected void opening(Session session) {
        path = session.getPathParameters().getOrDefault("bot_id", "");
    }

    @Override
    protected void entered(Caller caller, Resume resume) {}

    @Override
    protected void moved(Resume resume) {}

    @Override
    protected void closed() {
        Subscription<BotEvent> open = subscription;
        if (open != null) {
            open.close();
        }
    }

    /** A frame came. */
    @OnMessage
    public void onRequest(ConsoleRequest request) {
        receive(() -> request.carryOut(this));
    }

    @Override
    public void submit(ConsoleRequest.Task request) {
        require(Role.PRODUCER);
        BotId bot = bot();
        NewTask task = Submission.of(request.fields(), PREFIX + door.newIds().get());
        if (answers.size() >= MANY) {
            throw RefusedException.tooMany("Over " + MANY + " tasks of this socket have not been answered");
        }
        // Before it can end, that its end is not missed.
        follow(bot);
        boolean isNew = answers.await(task.id());
        door.bots()
                .submit(bot, task, null)
                .thenAccept(queued -> answer(QueuedAnswer.of(queued)))
                .exceptionally(failure -> {
                    if (isNew) {
                        answers.forget(task.id());
                    }
                    answerFailure(failure);
                    return null;
                });
    }

    private BotId bot() {
        if (!PlainId.is(path) || !door.bots().isKnown(new BotId(path))) {
            throw RefusedException.invalid("Invalid bot_id");
        }
        return new BotId(path);
    }

    private void follow(BotId bot) {
        if (subscription == null) {
            Start here = Start.live(timeline.extent(bot.topic()).last());
            subscription = timeline.follow(bot.topic(), here, answers, connection());
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
}
