package org.heliograph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need nothing special one server for all of them, and each test a channel, a bot, a plan and a party of
 * its own: a {@link RunningServer}, a {@link Channel}, a {@link Bot}, a {@link Plan} and a {@link Table} as parameters.
 */
public final class SharedServer implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return List.of(RunningServer.class, Channel.class, Bot.class, Plan.class, Table.class)
                .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot().getStore(HERE).getOrComputeIfAbsent(Shared.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Bot.class) {
            return new Bot(shared.server, "BOT-" + shared.bots.incrementAndGet()).known();
        }
        if (type == Plan.class) {
            return new Plan(shared.server, "plan-" + shared.plans.incrementAndGet());
        }
        if (type == Table.class) {
            return Table.open(shared.server);
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
        private final AtomicInteger plans = new AtomicInteger();

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
