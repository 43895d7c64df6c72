package org.heliograph.plans;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;

/** Which sockets belong to which session, so that one user can be told something in all tabs. Any thread. */
public final class Sessions {
    private final Map<SessionId, Set<Connection>> bySession = new ConcurrentHashMap<>();

    /** A socket belongs to a session from now on. */
    public void join(SessionId session, Connection connection) {
        bySession.compute(session, (id, sockets) -> {
            Set<Connection> more = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
            more.add(connection);
            return more;
        });
    }

    /** It does no more; the last one takes the session with it. Idempotent. */
    public void leave(SessionId session, Connection connection) {
        bySession.computeIfPresent(session, (id, sockets) -> {
            sockets.remove(connection);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /**
     * Tells all sockets of a session.
     *
     * @return how many there are that are not known to be dead
     */
    public int send(SessionId session, Frame frame) {
        int delivered = 0;
        for (Connection socket : bySession.getOrDefault(session, Set.of())) {
            if (!socket.isClosed()) {
                socket.answer(frame);
                delivered++;
            }
        }
        return delivered;
    }

    /** Whether any socket belongs to it. */
    public boolean isConnected(SessionId session) {
        return bySession.containsKey(session);
    }

    /** Sockets of all sessions. */
    public int connections() {
        return bySession.values().stream().mapToInt(Set::size).sum();
    }

    /** Sessions that have a socket. */
    public int count() {
        return bySession.size();
    }
}
