package org.heliograph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One follower of one channel or bot. Its {@link Loop}'s thread owns it; {@link #send}, {@link #order}, {@link #isReady} and
 * {@link #isGone} may be called by any.
 */
final class Client implements Inbox {
    private static final Pattern CURSOR = Pattern.compile("\"cursor\"\\s*:\\s*\"([^\"]+)\"");
    private static final int LONGEST_QUOTE = 200;
    private static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.US_ASCII);

    /** For one who is served without asking. */
    static final byte[] NOTHING_TO_SAY = {};

    private final int topic;
    private final Pace pace;
    private final Order order;
    private final Loop loop;
    private final byte[] firstWords;
    private volatile @Nullable Outbound outbound;
    private volatile boolean ready;
    private volatile boolean gone;
    private volatile @Nullable String cursor;
    private @Nullable Decoder decoder;
    private long lastReceived;

    /** @param firstWords the frame it sends as soon as it is connected; may be {@link #NOTHING_TO_SAY} */
    Client(int topic, Pace pace, Order order, Loop loop, byte[] firstWords) {
        this.topic = topic;
        this.pace = pace;
        this.order = order;
        this.loop = loop;
        this.firstWords = firstWords.clone();
    }

    int topic() {
        return topic;
    }

    Pace pace() {
        return pace;
    }

    /** What it has seen. */
    Order order() {
        return order;
    }

    /** Whether the server's first frame was there: only then is it sure to be subscribed. */
    boolean isReady() {
        return ready;
    }

    /** Whether the connection has ended, or never came about. */
    boolean isGone() {
        return gone;
    }

    /** The cursor of the first frame, from which a later connection can resume. */
    @Nullable
    String cursor() {
        return cursor;
    }

    /** When its last message came, {@link System#nanoTime}; to be asked once its loop has ended. */
    long lastReceived() {
        return lastReceived;
    }

    void connected(SocketChannel channel) {
        outbound = new Outbound(channel);
    }

    void gone() {
        gone = true;
    }

    /**
     * Writes frames as far as the socket takes them.
     *
     * @return whether everything has left; if not, {@link #flush} goes on
     */
    boolean send(ByteBuffer frames) throws IOException {
        return out().write(frames);
    }

    boolean flush() throws IOException {
        return out().flush();
    }

    private Outbound out() throws IOException {
        Outbound out = outbound;
        if (out == null || gone) {
            throw new IOException("The connection is gone");
        }
        return out;
    }

    /** @return the index of the first byte not used */
    int consume(byte[] bytes, int from, int to, Transport transport) {
        Decoder body = decoder;
        if (body != null) {
            return body.decode(bytes, from, to, this);
        }
        int end = HttpHead.end(bytes, from, to);
        if (end < 0) {
            return from;
        }
        HttpHead head = HttpHead.parse(bytes, from, end);
        if (head.status() != (transport == Transport.SSE ? 200 : 101)) {
            throw new ProtocolException("The server answered " + head.status());
        }
        body = transport == Transport.SSE ? new EventStreamDecoder(head.chunked()) : new FrameDecoder();
        decoder = body;
        if (firstWords.length > 0) {
            loop.say(this, Frames.TEXT, firstWords, 0, firstWords.length);
        }
        return body.decode(bytes, end, to, this);
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        int at = loop.stamps().find(bytes, from, to);
        if (at < 0) {
            plain(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            return;
        }
        long before = order.received();
        order.seen(loop.lane(Stamp.publisher(bytes, at)), Stamp.number(bytes, at));
        lastReceived = loop.meter().now();
        boolean fresh = pace == Pace.HEALTHY && order.received() > before;
        loop.meter().delivered(Stamp.nanos(bytes, at), fresh);
    }

    /** A frame that is none of the run's messages. */
    private void plain(String frame) {
        Matcher matcher = CURSOR.matcher(frame);
        if (cursor == null && matcher.find()) {
            cursor = matcher.group(1);
        }
        if (frame.contains("\"type\":\"error\"") || frame.contains("\"type\":\"gap\"")) {
            loop.troubles().add(frame.substring(0, Math.min(frame.length(), LONGEST_QUOTE)));
        }
        if (frame.startsWith("{\"type\":\"ping\"")) {
            loop.say(this, Frames.TEXT, PONG, 0, PONG.length);
        }
        ready = true;
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
        loop.say(this, Frames.PONG, bytes, from, to);
    }

    @Override
    public void closing(int code) {
        if (pace == Pace.HEALTHY) {
            loop.troubles().add("closed " + code);
        }
    }
}
