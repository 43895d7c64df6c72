package org.heliograph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread that holds many sockets: it connects them, few at a time, reads what comes into one buffer for all, and
 * answers pings at once. A run has one or a few.
 */
final class Loop implements Runnable {
    private static final int BUFFER = 256 * 1024;
    private static final int TICK_MILLIS = 100;
    private static final byte[] NOTHING = {};

    /** A socket's place in the selector. Of the loop's thread. */
    private static final class Attached {
        final Client client;
        final byte[] request;
        byte[] rest = NOTHING;
        int budget;
        boolean settled;

        Attached(Client client, byte[] request) {
            this.client = client;
            this.request = request;
        }
    }

    private final Dialer dialer;
    private final Audience audience;
    private final Selector selector;
    private final StampFinder stamps;
    private final Meter meter;
    private final Troubles troubles;
    private final int ramp;
    private final Frames frames = new Frames(new SplittableRandom());
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final Queue<Attached> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Client> owing = new ArrayDeque<>();
    private int unsettled;
    private long lastTick;
    private volatile boolean stopped;

    /** @param ramp connections that may be on their way at a time */
    Loop(Target target, Audience audience, byte[] mark, Span span, Troubles troubles, int ramp) throws IOException {
        this.dialer = new Dialer(target.address());
        this.audience = audience;
        this.stamps = new StampFinder(mark);
        this.meter = new Meter(span);
        this.troubles = troubles;
        this.ramp = ramp;
        this.selector = Selector.open();
    }

    Meter meter() {
        return meter;
    }

    Troubles troubles() {
        return troubles;
    }

    StampFinder stamps() {
        return stamps;
    }

    /** Which of its topic's publishers a publisher is. */
    int lane(int publisher) {
        return publisher / audience.topics();
    }

    /** Has a client connect with a request. Any thread. */
    void open(Client client, byte[] request) {
        waiting.add(new Attached(client, request));
        selector.wakeup();
    }

    /** Ends the thread and cuts every connection. Any thread. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!stopped) {
                connectSome();
                selector.select(this::ready, TICK_MILLIS);
                pay();
                tick();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            troubles.add("selector: " + e.getMessage());
        }
    }

    /** Sends a frame. The loop's thread. */
    void say(Client client, int opcode, byte[] bytes, int from, int to) {
        ByteBuffer frame = ByteBuffer.allocate(to - from + Frames.OVERHEAD);
        frames.put(frame, opcode, bytes, from, to);
        try {
            if (!client.send(frame.flip())) {
                owing.add(client);
            }
        } catch (IOException e) {
            troubles.add("answer: " + e.getMessage());
        }
    }

    /** Answers that the socket did not take at once. */
    private void pay() throws IOException {
        for (int i = owing.size(); i > 0; i--) {
            Client client = owing.remove();
            if (!client.isGone() && !client.flush()) {
                owing.add(client);
            }
        }
    }

    private void connectSome() {
        while (unsettled < ramp) {
            Attached next = waiting.poll();
            if (next == null) {
                return;
            }
            unsettled++;
            try {
                dialer.dial(next.client.pace()).register(selector, SelectionKey.OP_CONNECT, next);
            } catch (IOException e) {
                end(null, next, "connect: " + e.getMessage());
            }
        }
    }

    private void ready(SelectionKey key) {
        Attached attached = (Attached) key.attachment();
        try {
            if (key.isConnectable()) {
                greet(key, attached);
            } else {
                read(key, attached);
            }
        } catch (IOException | ProtocolException e) {
            end(key, attached, String.valueOf(e.getMessage()));
        }
    }

    private void greet(SelectionKey key, Attached attached) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        channel.finishConnect();
        attached.client.connected(channel);
        attached.client.send(ByteBuffer.wrap(attached.request));
        key.interestOps(SelectionKey.OP_READ);
    }

    private void read(SelectionKey key, Attached attached) throws IOException {
        Client client = attached.client;
        in.clear().put(attached.rest);
        if (client.pace() == Pace.SLOW && client.isReady()) {
            in.limit(Math.min(in.capacity(), in.position() + attached.budget));
        }
        int read = ((SocketChannel) key.channel()).read(in);
        if (read < 0) {
            end(key, attached, "the server ended a connection");
            return;
        }
        meter.at(System.nanoTime());
        int used = client.consume(in.array(), 0, in.position(), audience.transport());
        meter.publish();
        if (used == 0 && in.position() == in.capacity()) {
            throw new ProtocolException("A frame larger than " + BUFFER + " bytes");
        }
        attached.rest = used == in.position() ? NOTHING : Arrays.copyOfRange(in.array(), used, in.position());
        settle(key, attached, read);
    }

    private void settle(SelectionKey key, Attached attached, int read) {
        Client client = attached.client;
        if (client.isReady() && !attached.settled) {
            attached.settled = true;
            unsettled--;
        }
        if (client.isReady() && client.pace() != Pace.HEALTHY) {
            attached.budget -= read;
            if (client.pace() == Pace.STALLED || attached.budget <= 0) {
                key.interestOps(0);
            }
        }
    }

    /** Slow readers get their share ten times a second. */
    private void tick() {
        long now = System.nanoTime();
        if (audience.slow() == 0 || now - lastTick < TICK_MILLIS * 1_000_000L) {
            return;
        }
        lastTick = now;
        int share = audience.slowBytesPerSecond() * TICK_MILLIS / 1_000;
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Attached slow && slow.client.pace() == Pace.SLOW) {
                slow.budget = share;
                if (key.interestOps() == 0) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
        }
    }

    private void end(@Nullable SelectionKey key, Attached attached, String why) {
        attached.client.gone();
        unsettled -= attached.settled ? 0 : 1;
        attached.settled = true;
        if (attached.client.pace() == Pace.HEALTHY) {
            troubles.add(why);
        }
        if (key != null) {
            try {
                key.channel().close();
            } catch (IOException e) {
                troubles.add("close: " + e.getMessage());
            }
        }
    }
}
