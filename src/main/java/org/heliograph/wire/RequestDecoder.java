package org.heliograph.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.function.Function;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Text frames to one endpoint's requests. What cannot be decoded is a {@link DecodeException} whose cause says why: then
 * the endpoint is told and the socket stays open. (Answering {@code willDecode} with false would close it.)
 *
 * @param <R> the endpoint's sealed request type
 */
public abstract class RequestDecoder<R> implements Decoder.Text<R> {
    private final Map<String, Function<Fields, R>> requests;

    /** A decoder of these requests, by the {@code type} that names them. */
    protected RequestDecoder(Map<String, Function<Fields, R>> requests) {
        this.requests = requests;
    }

    private EndpointConfigurator.@Nullable Inbound inbound;

    @Override
    public void init(EndpointConfig config) {
        // Not from the user properties: Tyrus shows a decoder those of the endpoint, not those of the session.
        if (config instanceof ServerEndpointConfig server
                && server.getConfigurator() instanceof EndpointConfigurator endpoints) {
            inbound = endpoints.inbound().orElse(null);
        }
    }

    @Override
    public R decode(String text) throws DecodeException {
        // The container counts characters, so it lets through what is too long in bytes.
        EndpointConfigurator.Inbound how = how();
        if (Frame.utf8Length(text) > how.frameBytes()) {
            throw new FrameTooLargeException(how.frameBytes());
        }
        try {
            JsonObject object = how.json().parse(text);
            return request(object).apply(new Fields(object));
        } catch (RefusedException e) {
            throw new DecodeException("", e.getMessage(), e);
        }
    }

    /** Without a server there is no limit. */
    private EndpointConfigurator.Inbound how() {
        EndpointConfigurator.Inbound known = inbound;
        if (known == null) {
            known = new EndpointConfigurator.Inbound(Integer.MAX_VALUE, new Json());
            inbound = known;
        }
        return known;
    }

    @Override
    public boolean willDecode(String text) {
        return true;
    }

    private Function<Fields, R> request(JsonObject object) {
        JsonValue type = object.get("type");
        if (type == null) {
            throw RefusedException.invalid("type is missing");
        }
        if (!(type instanceof JsonString name)) {
            throw RefusedException.invalid("type must be a string");
        }
        Function<Fields, R> request = requests.get(name.getString());
        if (request == null) {
            throw RefusedException.invalid("Unknown message type: " + Texts.quote(name.getString()));
        }
        return request;
    }
}
