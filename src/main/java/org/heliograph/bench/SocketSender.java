package org.heliograph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Publishes through followers' own sockets; what is put for one topic in a row leaves in one write. */
final class SocketSender implements Sender {
    private static final int BUFFER = 32 * 1024;
    private static final long RETRY_NANOS = 20_000;

    private final Map<Integer, Client> clients;
    private final Message message;
    private final Frames frames = new Frames(new SplittableRandom());
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private int topic = -1;

    /** @param clients the socket of each topic */
    SocketSender(Map<Integer, Client> clients, Message message) {
        this.clients = Map.copyOf(clients);
        this.message = message;
    }

    @Override
    public void put(int to, int number, long due) throws IOException {
        byte[] json = message.stamped(number, due);
        if (to != topic || out.remaining() < json.length + Frames.OVERHEAD) {
            flush();
        }
        topic = to;
        frames.put(out, Frames.TEXT, json, 0, json.length);
    }

    @Override
    public void flush() throws IOException {
        Client client = clients.get(topic);
        if (client == null || out.position() == 0) {
            return;
        }
        boolean gone = client.send(out.flip());
        while (!gone) {
            LockSupport.parkNanos(RETRY_NANOS);
            gone = client.flush();
        }
        out.clear();
    }

    /** The sockets belong to their loops. */
    @Override
    public void close() {}
}
