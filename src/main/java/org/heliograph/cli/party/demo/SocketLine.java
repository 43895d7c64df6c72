package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.heliograph.cli.remote.Frame;
import org.jspecify.annotations.Nullable;

/** A WebSocket, as a phone's page opens it: the token and the cursor go in the first frame, not in the address. */
final class SocketLine implements Line, WebSocket.Listener {
    private static final int BROKEN = 1006;

    private final Guest guest;
    private final Mail mail;
    /** Only the socket's own thread touches it. */
    private final StringBuilder partial = new StringBuilder();

    private volatile @Nullable WebSocket socket;
    private volatile boolean cut;

    private SocketLine(Guest guest, Mail mail) {
        this.guest = guest;
        this.mail = mail;
    }

    static SocketLine open(Door door, Guest guest, Mail mail) throws IOException {
        SocketLine line = new SocketLine(guest, mail);
        try {
            line.socket = door.http()
                    .newWebSocketBuilder()
                    .buildAsync(door.socket(), line)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("No WebSocket opens at " + door.socket(), e);
        }
        JsonObjectBuilder auth = Json.createObjectBuilder().add("type", "auth").add("token", guest.token());
        if (!guest.cursor().isEmpty()) {
            auth.add("cursor", guest.cursor());
        }
        line.send(auth.build());
        return line;
    }

    @Override
    public void act(JsonObject action) {
        send(Json.createObjectBuilder(action).add("type", "action").build());
    }

    /** That it fails is learned from what does not come. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(JsonObject frame) {
        WebSocket open = socket;
        if (open != null) {
            open.sendText(frame.toString(), true);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            receive(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(String text) {
        Frame frame = new Frame(text, Door.object(text));
        if (frame.type().equals("ping")) {
            send(Json.createObjectBuilder().add("type", "pong").build());
        } else if (!cut) {
            mail.bring(new Mail.Came(guest, frame));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(BROKEN, "");
    }

    private void end(int code, String reason) {
        if (!cut) {
            mail.bring(new Mail.Ended(guest, code, reason));
        }
    }

    @Override
    public void close() {
        cut = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
