package org.heliograph.support;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A container's session of which a test decides when it fails; keeps what is done with it. For one thread. */
public final class ScriptedSession {
    private final List<String> calls = new ArrayList<>();
    private final List<ByteBuffer> pings = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, List<String>> query;
    private final Map<String, String> path;
    private final Principal principal;
    private final Session session;
    private Consumer<CloseReason> closing = reason -> {};
    private Runnable lookingAtPath = () -> {};
    private int sendsLeft = Integer.MAX_VALUE;
    private SendHandler asynchronous;
    private boolean open = true;

    /** An open session that takes everything. */
    public ScriptedSession(Principal principal, Map<String, String> path, Map<String, List<String>> query) {
        this.principal = principal;
        this.path = path;
        this.query = query;
        this.session = proxy(Session.class, (proxy, method, args) -> session(method.getName(), args));
    }

    /** What the container hands out. */
    public Session session() {
        return session;
    }

    /** What was done, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The payloads of the pings, in order. */
    public List<ByteBuffer> pings() {
        return List.copyOf(pings);
    }

    /** After so many more sends each one fails. */
    public ScriptedSession failAfter(int sends) {
        sendsLeft = sends;
        return this;
    }

    /** Called when the session is closed, by whomever, inside the closing: as containers do. */
    public ScriptedSession whenClosed(Consumer<CloseReason> listener) {
        closing = listener;
        return this;
    }

    /** Called when the endpoint looks at its path. */
    public ScriptedSession whenPathIsRead(Runnable listener) {
        lookingAtPath = listener;
        return this;
    }

    /** The peer is gone. */
    public void vanish() {
        close(new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""));
    }

    /** The send that does not block has ended. */
    public void finish(SendResult result) {
        asynchronous.onResult(result);
    }

    private Object session(String method, Object[] args) {
        return switch (method) {
            case "getBasicRemote" ->
                proxy(RemoteEndpoint.Basic.class, (proxy, called, with) -> basic(called.getName(), with));
            case "getAsyncRemote" ->
                proxy(RemoteEndpoint.Async.class, (proxy, called, with) -> {
                    calls.add("async " + with[0]);
                    asynchronous = (SendHandler) with[1];
                    return null;
                });
            case "getUserProperties" -> properties;
            case "getUserPrincipal" -> principal;
            case "getRequestParameterMap" -> query;
            case "getPathParameters" -> {
                lookingAtPath.run();
                yield path;
            }
            case "close" -> {
                close((CloseReason) args[0]);
                yield null;
            }
            case "setMaxTextMessageBufferSize", "setMaxBinaryMessageBufferSize", "setMaxIdleTimeout" -> null;
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Object basic(String method, Object[] args) throws IOException {
        switch (method) {
            case "setBatchingAllowed" -> calls.add("batching " + args[0]);
            case "sendPing" -> {
                send("ping");
                pings.add((ByteBuffer) args[0]);
            }
            case "sendObject" -> send(args[0].toString());
            default -> throw new UnsupportedOperationException(method);
        }
        return null;
    }

    private void send(String what) throws IOException {
        if (!open || sendsLeft == 0) {
            throw new IOException("The peer is gone");
        }
        sendsLeft--;
        calls.add(what);
    }

    private void close(CloseReason reason) {
        if (open) {
            open = false;
            calls.add("close " + reason.getCloseCode().getCode() + " " + reason.getReasonPhrase());
            closing.accept(reason);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
