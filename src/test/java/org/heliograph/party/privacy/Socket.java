package org.heliograph.party.privacy;

import jakarta.websocket.CloseReason;
import jakarta.websocket.DecodeException;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.party.web.PartyEndpoint;
import org.heliograph.party.web.PartyRequestDecoder;
import org.heliograph.support.Proxies;

/** One WebSocket, on a container that does what a test says. What the client is told goes on the record. */
final class Socket {
    private final String name;
    private final Transcript told;
    private final boolean slow;
    private final PartyEndpoint endpoint;
    private final Map<String, Object> properties = new HashMap<>();
    private final Queue<Runnable> owed = new ArrayDeque<>();
    private final Session session;
    private boolean open = true;

    /** @param slow whether the client takes nothing but when told to */
    Socket(String name, Transcript told, PartyDoor door, Principal who, Map<String, List<String>> query, boolean slow) {
        this.name = name;
        this.told = told;
        this.slow = slow;
        this.endpoint = new PartyEndpoint(door);
        this.session = Proxies.of(Session.class, (method, arguments) -> switch (method) {
            case "getUserPrincipal" -> who;
            case "getRequestParameterMap" -> query;
            case "getUserProperties" -> properties;
            case "getBasicRemote" -> Proxies.of(RemoteEndpoint.Basic.class, this::basic);
            case "getAsyncRemote" -> Proxies.of(RemoteEndpoint.Async.class, this::async);
            case "close" -> {
                told.add(name, "closed " + ((CloseReason) arguments[0]).getReasonPhrase());
                close();
                yield null;
            }
            case "setMaxTextMessageBufferSize", "setMaxBinaryMessageBufferSize", "setMaxIdleTimeout" -> null;
            default -> throw Proxies.unexpected(method);
        });
        endpoint.onOpen(session, null);
    }

    boolean isOpen() {
        return open;
    }

    void send(String text) {
        try {
            endpoint.onRequest(new PartyRequestDecoder().decode(text));
        } catch (DecodeException e) {
            endpoint.onError(session, e);
        }
    }

    /** The client takes what is on its way. */
    void take() {
        while (!owed.isEmpty()) {
            owed.remove().run();
        }
    }

    void close() {
        if (open) {
            open = false;
            endpoint.onClose(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
        }
    }

    private Object basic(String method, Object[] arguments) {
        switch (method) {
            case "setBatchingAllowed" -> told.add(name, "together " + arguments[0]);
            case "sendObject" -> told.add(name, String.valueOf(arguments[0]));
            case "sendPing" -> {
                told.add(name, "ping");
                ByteBuffer payload = ((ByteBuffer) arguments[0]).duplicate();
                owe(() -> endpoint.onPong(Proxies.of(PongMessage.class, (called, nothing) -> payload)));
            }
            default -> throw Proxies.unexpected(method);
        }
        return null;
    }

    private Object async(String method, Object[] arguments) {
        if (!method.equals("sendText")) {
            throw Proxies.unexpected(method);
        }
        told.add(name, String.valueOf(arguments[0]));
        owe(() -> ((SendHandler) arguments[1]).onResult(new SendResult()));
        return null;
    }

    private void owe(Runnable answer) {
        owed.add(answer);
    }

    /** A client that is not slow has taken everything by the end of a step. */
    void settle() {
        if (!slow) {
            take();
        }
    }
}
