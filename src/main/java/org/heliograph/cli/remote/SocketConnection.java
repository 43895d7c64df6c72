package org.heliograph.cli.remote;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Frames over a WebSocket. Only so many are asked for ahead; the rest waits at the server. */
final class SocketConnection implements Connected, WebSocket.Listener {
    private static final int AHEAD = 64;
    private static final int LONGEST = 16 * 1024 * 1024;

    private final FrameReader reader;
    private final Arrivals arrivals = new Arrivals();
    /** Only the socket's own thread touches it. */
    private final StringBuilder partial = new StringBuilder();

    private volatile @Nullable WebSocket socket;

    SocketConnection(FrameReader reader) {
        this.reader = reader;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (partial.length() > LONGEST) {
            arrivals.end(Ending.broken());
            from.abort();
        } else if (last) {
            reader.frame(partial.toString())
                    .ifPresentOrElse(frame -> arrivals.add(new Arrival.Message(frame)), () -> from.request(1));
            partial.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        return alive(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        return alive(from);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        return alive(from);
    }

    private @Nullable CompletionStage<?> alive(WebSocket from) {
        arrivals.pulse();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        arrivals.end(new Ending(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        arrivals.end(Ending.broken());
    }

    @Override
    public @Nullable Arrival next(Duration patience) throws InterruptedException {
        Arrival arrival = arrivals.next(patience);
        WebSocket open = socket;
        if (arrival instanceof Arrival.Message && open != null) {
            open.request(1);
        }
        return arrival;
    }

    /** Sends a message; that it fails is learned from what arrives, or does not. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            open.sendText(text, true);
        }
    }

    @Override
    public void ping() {
        send("{\"type\":\"ping\"}");
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "");
            open.abort();
        }
    }
}
