package org.heliograph.core.connection;

/** Somebody who is connected: a connection, where it came in, whose it is, and its pulse. */
public final class Client {
    private final String endpoint;
    private final String owner;
    private final Connection connection;
    private final Pulse pulse;

    private volatile long heardNanos;
    // The sweep only.
    private long beatNanos;
    private long askedNanos;
    private int lingered;

    /**
     * A client that was heard just now.
     *
     * @param endpoint the door's name, as in the metrics
     * @param owner id of the token it came with, or empty
     * @param nowNanos monotonic nanoseconds
     */
    public Client(String endpoint, String owner, Connection connection, Pulse pulse, long nowNanos) {
        this.endpoint = endpoint;
        this.owner = owner;
        this.connection = connection;
        this.pulse = pulse;
        this.heardNanos = nowNanos;
        this.beatNanos = nowNanos;
        this.askedNanos = nowNanos;
    }

    /** The door's name. */
    public String endpoint() {
        return endpoint;
    }

    /** Id of the token it came with, or empty. */
    public String owner() {
        return owner;
    }

    /** Its outgoing side. */
    public Connection connection() {
        return connection;
    }

    /** A frame came from it. Any thread. */
    public void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** Nanoseconds since a frame came from it. */
    long silentNanos(long nowNanos) {
        return nowNanos - heardNanos;
    }

    /** Whether so much time has gone by since this was last true. The sweep only. */
    boolean isDue(long everyNanos, long nowNanos) {
        if (nowNanos - beatNanos < everyNanos) {
            return false;
        }
        beatNanos = nowNanos;
        return true;
    }

    /** Whether it has said nothing for so long, since it was last asked for that, too. The sweep only. */
    boolean isSilentFor(long nanos, long nowNanos) {
        if (Math.min(silentNanos(nowNanos), nowNanos - askedNanos) < nanos) {
            return false;
        }
        askedNanos = nowNanos;
        return true;
    }

    /** It is closed and has not gone; the second time it is seen so, it is shown out. The sweep only. */
    void linger() {
        lingered++;
        if (lingered == 2) {
            connection.transport().close(CloseCause.SEND_STALLED);
        }
    }

    void beat(long nowNanos) {
        pulse.beat(this, nowNanos);
    }
}
