package org.heliograph.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** Begins connections to one server, from as many loopback addresses as a large crowd needs. For one thread. */
final class Dialer {
    private static final int SMALL_RECEIVE_BUFFER = 4096;
    /** One loopback address has 28,000 ports or so, and what was closed lately keeps some of them. */
    private static final int CLIENTS_PER_ADDRESS = 16_000;

    private final InetSocketAddress server;
    private int dialled;

    Dialer(InetSocketAddress server) {
        this.server = server;
    }

    /** A socket that does not block and is on its way. */
    SocketChannel dial(Pace pace) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Reset instead of a farewell: thousands of ports in TIME_WAIT would starve the next run.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        if (pace != Pace.HEALTHY) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_RECEIVE_BUFFER);
        }
        bind(channel);
        channel.connect(server);
        return channel;
    }

    private void bind(SocketChannel channel) throws IOException {
        int address = dialled++ / CLIENTS_PER_ADDRESS;
        InetAddress to = server.getAddress();
        if (address > 0 && to != null && to.isLoopbackAddress()) {
            channel.bind(new InetSocketAddress("127.0.0." + (1 + address), 0));
        }
    }
}
