package org.heliograph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need nothing special one server for all of them, and each test a channel and a bot of its own: a
 * {@link RunningServer}, a {@link Channel} and a {@link Bot} as parameters.
 */
public final class SharedServer implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningServer.class || type == Channel.class || type == Bot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot().getStore(HERE).getOrComputeIfAbsent(Shared.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Bot.class) {
            return new Bot(shared.server, "BOT-" + shared.bots.incrementAndGet()).known();
        }
        return type == Channel.class
                ? new Channel(shared.server, "channel-" + shared.channels.incrementAndGet())
                : shared.server;
    }

    /** The server of a whole run; the run's end closes it. */
    static final class Shared implements AutoCloseable {
        private final RunningServer server;
        private final AtomicInteger channels = new AtomicInteger();
        private final AtomicInteger bots = new AtomicInteger();

        Shared() {
            try {
                Path data = Files.createTempDirectory("heliograph-test");
                data.toFile().deleteOnExit();
                server = RunningServer.start(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
