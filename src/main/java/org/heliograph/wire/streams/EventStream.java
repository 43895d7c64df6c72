package org.heliograph.wire.streams;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Start;
import org.heliograph.core.Subscription;
import org.heliograph.core.connection.Client;
import org.heliograph.core.connection.Pulse;
import org.heliograph.wire.Problem;
import org.heliograph.wire.Sockets;
import org.heliograph.wire.SseTransport;
import org.jspecify.annotations.Nullable;

/** A reader by server-sent events: the same connection and subscription as over WebSocket, on another transport. */
final class EventStream implements AsyncListener {
    private static final String ENDPOINT = "sse";

    private final Sockets sockets;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable SseTransport transport;
    private volatile @Nullable Client client;
    private volatile Aside.@Nullable Telling telling;
    private volatile @Nullable Subscription<?> subscription;

    private EventStream(Sockets sockets) {
        this.sockets = sockets;
    }

    static <E> void begin(
            StreamDoor door,
            Stream<E> stream,
            StreamQuery query,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EventStream events = new EventStream(door.sockets());
        head(response);
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        SseTransport transport = new SseTransport(context, door.sockets().nanoTime(), events::end);
        Client client =
                door.sockets().client(ENDPOINT, caller.tokenId().orElse(""), transport, Pulse.ofPings(door.comment()));
        try {
            door.sockets().admit(client);
        } catch (RefusedException e) {
            response.setHeader("Retry-After", "1");
            door.errors().write(response, 503, e.getMessage());
            context.complete();
            return;
        }
        events.transport = transport;
        events.client = client;
        context.addListener(events);
        events.orClose(client, () -> {
            events.follow(stream, query, client);
            events.sockets.checkToken(caller);
        });
        transport.start();
        if (events.over.get()) {
            // The client left while it was let in.
            events.leave();
        }
    }

    private void orClose(Client reader, Runnable entrance) {
        try {
            entrance.run();
        } catch (RefusedException e) {
            reader.connection().close(sockets.frame(Problem.of(e)), sockets.causeOf(e));
        }
    }

    /** All that is known of a stream before its first event. */
    static void head(HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private <E> void follow(Stream<E> stream, StreamQuery query, Client reader) {
        Stream.Begin begin = stream.begin(query);
        reader.connection().ping();
        if (begin.gap() != null) {
            reader.connection().answer(sockets.frame(begin.gap()));
        }
        subscription = stream.timeline()
                .follow(
                        stream.topic(),
                        Start.at(begin.place()),
                        stream.view(),
                        reader.connection(),
                        () -> stream.aside().greet(reader.connection()));
        // After it, for what is told aside leaves when the subscription has nothing more.
        telling = stream.aside().join(reader.connection());
    }

    private void end(int code) {
        Client gone = client;
        if (gone != null && over.compareAndSet(false, true)) {
            gone.connection().gone();
            sockets.connections().remove(gone);
            sockets.closes().closed(ENDPOINT, code);
            leave();
        }
    }

    private void leave() {
        Subscription<?> ended = subscription;
        if (ended != null) {
            ended.close();
        }
        Aside.Telling told = telling;
        if (told != null) {
            told.close();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        tell(SseTransport::completed);
    }

    /** None was set: a container that stops ends in this way what it finds under way. */
    @Override
    public void onTimeout(AsyncEvent event) {
        Client reader = client;
        if (reader != null) {
            reader.connection().cut(sockets.stopping());
        }
        tell(SseTransport::fail);
    }

    @Override
    public void onError(AsyncEvent event) {
        tell(SseTransport::fail);
    }

    private void tell(Consumer<SseTransport> news) {
        SseTransport told = transport;
        if (told != null) {
            news.accept(told);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
