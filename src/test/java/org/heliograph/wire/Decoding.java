package org.heliograph.wire;

import jakarta.websocket.DecodeException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URL;
import java.net.URLClassLoader;

/** Decodes a frame as a socket of a running server would. */
public final class Decoding {
    private static final int LIMIT = 16 * 1024;

    private Decoding() {}

    /** What a frame asks for. */
    public static <R> R decode(RequestDecoder<R> decoder, String frame) throws DecodeException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new URLClassLoader(new URL[0], before));
        EndpointConfigurator.register(new Reading());
        try {
            decoder.init(ServerEndpointConfig.Builder.create(Object.class, "/")
                    .configurator(new EndpointConfigurator())
                    .build());
            return decoder.decode(frame);
        } finally {
            EndpointConfigurator.unregister();
            thread.setContextClassLoader(before);
        }
    }

    private static final class Reading implements EndpointConfigurator.Endpoints {
        @Override
        public <T> T make(Class<T> type) throws InstantiationException {
            throw new InstantiationException();
        }

        @Override
        public EndpointConfigurator.Inbound inbound() {
            return new EndpointConfigurator.Inbound(LIMIT, new Json());
        }
    }
}
