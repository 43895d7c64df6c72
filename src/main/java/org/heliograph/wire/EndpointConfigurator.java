package org.heliograph.wire;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands wired endpoints to the container, which makes this configurator itself.
 *
 * <p>Here stands the one static of the project: from a web application's class loader to its endpoints. Each server adds
 * itself when it starts and takes itself out when it stops, so no class loader is kept.
 */
public final class EndpointConfigurator extends ServerEndpointConfig.Configurator {
    private static final Map<ClassLoader, Endpoints> BY_APPLICATION = new ConcurrentHashMap<>();

    /** A server starts in the web application of the current thread. */
    public static void register(Endpoints endpoints) {
        BY_APPLICATION.put(Thread.currentThread().getContextClassLoader(), endpoints);
    }

    /** The server in the web application of the current thread has stopped. */
    public static void unregister() {
        BY_APPLICATION.remove(Thread.currentThread().getContextClassLoader());
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
        return endpoints()
                .orElseThrow(() -> new InstantiationException("Heliograph is not running here"))
                .make(type);
    }

    /** How inbound frames are read; empty where no server runs. */
    Optional<Inbound> inbound() {
        return endpoints().map(Endpoints::inbound);
    }

    /** Compression multiplies memory and time per message; see docs/performance.md. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /** Origins are checked before the handshake, where the host is known. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    private static Optional<Endpoints> endpoints() {
        return Optional.ofNullable(BY_APPLICATION.get(Thread.currentThread().getContextClassLoader()));
    }

    /** Makes endpoints. */
    public interface Endpoints {
        /** A new endpoint for one socket. */
        <T> T make(Class<T> type) throws InstantiationException;

        /** How inbound frames are read. */
        Inbound inbound();
    }

    /**
     * How inbound frames are read.
     *
     * @param frameBytes the limit of one, in UTF-8 bytes
     * @param json shared by all sockets, for it is large
     */
    public record Inbound(int frameBytes, Json json) {}
}
