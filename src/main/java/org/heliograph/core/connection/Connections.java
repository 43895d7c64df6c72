package org.heliograph.core.connection;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Who is connected. Any thread. */
public final class Connections {
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final int limit;
    private volatile boolean stopping;

    /**
     * Connections of one server.
     *
     * @param limit how many there may be at once
     */
    public Connections(int limit) {
        this.limit = limit;
    }

    /** Adds a client; false if the server is full or stopping, and then it was not added. */
    public boolean add(Client client) {
        if (count.incrementAndGet() > limit || stopping) {
            count.decrementAndGet();
            return false;
        }
        clients.add(client);
        if (stopping) {
            // Whoever stops us may have looked at the clients just before.
            remove(client);
            return false;
        }
        return true;
    }

    /** Puts a client in the place of one that is there; false if that one is gone, and then nothing was added. */
    public boolean replace(Client former, Client client) {
        if (!clients.remove(former)) {
            return false;
        }
        clients.add(client);
        return true;
    }

    /** Forgets a client. Idempotent. */
    public void remove(Client client) {
        if (clients.remove(client)) {
            count.decrementAndGet();
        }
    }

    /** Lets nobody in any more. */
    public void stopAdding() {
        stopping = true;
    }

    /** Whether nobody is let in any more. */
    public boolean isStopping() {
        return stopping;
    }

    /** How many there are. */
    public int size() {
        return clients.size();
    }

    /** How many are connected to this endpoint. */
    public int countAt(String endpoint) {
        return (int) clients.stream().filter(c -> c.endpoint().equals(endpoint)).count();
    }

    /** How many there may be. */
    public int limit() {
        return limit;
    }

    /** Those who are connected; may change while it is walked. */
    public Collection<Client> all() {
        return clients;
    }

    /** Hangs up on all clients that match. */
    public void close(Predicate<Client> which, CloseCause cause) {
        for (Client client : clients) {
            if (which.test(client)) {
                client.connection().close(cause);
            }
        }
    }

    /** Says why and hangs up on all clients that match. */
    public void close(Predicate<Client> which, Frame lastWords, CloseCause cause) {
        for (Client client : clients) {
            if (which.test(client)) {
                client.connection().close(lastWords, cause);
            }
        }
    }
}
