package org.heliograph.bench.naive;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.function.Supplier;

/** Gives each connection an endpoint that knows what it works with; no compression, as ours has none. */
final class Endpoints extends ServerEndpointConfig.Configurator {
    private final Supplier<?> made;

    Endpoints(Supplier<?> made) {
        this.made = made;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(made.get());
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }
}
