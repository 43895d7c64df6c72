package org.heliograph.core.connection;

import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing side of one client: at most one send in flight.
 *
 * <p>Design note. This class decides what leaves next and when; nothing else is in it. Whoever has news calls
 * {@link #pump}, from any thread and as often as it likes. {@code wanted} counts those calls: the caller that raises it
 * from zero sends on behalf of all others until no call came meanwhile, so nobody waits and no news is lost. A transport
 * may report the end of a send before {@code send} returns; that is one more call to {@code pump}, which the running
 * loop picks up, so there is no recursion. Answers and signs of life go ahead of what the sources have; the sources take
 * turns. What is ephemeral waits in a slot per subject, where newer replaces older; some of it until the sources have
 * nothing more.
 *
 * <p>What waits here is bounded: answers by {@link #MAX_WAITING}, ephemeral slots likewise, a source's frames by one
 * {@link Batch}. The backlog of a slow reader stays in the log.
 */
public final class Connection implements Transport.Outcome {
    private static final Logger LOGGER = System.getLogger("org.heliograph.connection");

    /** A client that lets more answers than this wait is not reading: it is cut. */
    public static final int MAX_WAITING = 256;

    /** After so many sends without a pause the connection goes to the back of the queue: others have news too. */
    private static final int TURNS = 16;

    private final Transport transport;
    private final Executor senders;
    private final LongSupplier nanoTime;
    private final AtomicInteger wanted = new AtomicInteger();
    private final CopyOnWriteArrayList<PushSource> sources = new CopyOnWriteArrayList<>();

    // Guarded by this; held for a few instructions, never while sending or encoding.
    private final ArrayDeque<Frame> answers = new ArrayDeque<>();
    private final Map<Object, Frame> ephemeral = new LinkedHashMap<>();
    private final Map<Object, Whisper> remarks = new LinkedHashMap<>();
    private boolean pingWanted;
    private @Nullable CloseCause closing;
    private long closingSince;

    // Written by the sending thread and by the end of a send, in turns; read by the sweep.
    private volatile boolean inFlight;
    private volatile long inFlightSince;
    private volatile boolean closed;
    private int turn;

    /**
     * A connection that sends through this transport and owns it.
     *
     * @param senders where sending goes on after a long turn
     * @param nanoTime monotonic nanoseconds, as {@link System#nanoTime}
     */
    public Connection(Transport transport, Executor senders, LongSupplier nanoTime) {
        this.transport = transport;
        this.senders = senders;
        this.nanoTime = nanoTime;
    }

    /** Adds a source; its frames leave from the next {@link #pump} on. */
    public void add(PushSource source) {
        sources.add(source);
    }

    /** Removes a source: no further frame of it leaves, but for a batch that is on its way. */
    public void remove(PushSource source) {
        sources.remove(source);
    }

    /** Sends an answer, ahead of any backlog. */
    public void answer(Frame frame) {
        boolean overflow;
        synchronized (this) {
            overflow = answers.size() >= MAX_WAITING;
            if (!overflow && closing == null) {
                answers.add(frame);
            }
        }
        if (overflow) {
            cut(CloseCause.SEND_STALLED);
        } else {
            pump();
        }
    }

    /** Sends what is worth knowing only now; a newer frame about the same subject replaces one that still waits. */
    public void whisper(Object subject, Frame frame) {
        keep(ephemeral, subject, frame);
        pump();
    }

    /**
     * The same, of what is about what the sources tell: it is looked at and leaves when they have nothing more, so that
     * nobody hears of a thing before it has begun.
     */
    public void whisper(Object subject, Whisper whisper) {
        keep(remarks, subject, whisper);
        pump();
    }

    private synchronized <T> void keep(Map<Object, T> slots, Object subject, T news) {
        if (closing == null && (slots.size() < MAX_WAITING || slots.containsKey(subject))) {
            slots.put(subject, news);
        }
    }

    /** Asks the peer for a sign of life as soon as nothing is in flight. */
    public void ping() {
        synchronized (this) {
            pingWanted = true;
        }
        pump();
    }

    /** Closes once the answers given so far have left. */
    public void close(CloseCause cause) {
        synchronized (this) {
            if (closing == null) {
                closing = cause;
                closingSince = nanoTime.getAsLong();
                ephemeral.clear();
                remarks.clear();
            }
        }
        pump();
    }

    /** Whether it is being closed or is closed: what its client still sends counts no more. */
    public synchronized boolean isClosing() {
        return closing != null || closed;
    }

    /** Hangs up on a client that has not taken its last words for so long. */
    void cutIfClosingFor(long nanos) {
        CloseCause cause;
        synchronized (this) {
            cause = closing != null && nanoTime.getAsLong() - closingSince > nanos ? closing : null;
        }
        if (cause != null) {
            cut(cause);
        }
    }

    /** Says why and closes: the error frame goes first, because a browser cannot read much else. */
    public void close(Frame lastWords, CloseCause cause) {
        synchronized (this) {
            if (closing == null && answers.size() < MAX_WAITING) {
                answers.add(lastWords);
            }
        }
        close(cause);
    }

    /** Closes at once, whatever is in flight. */
    public void cut(CloseCause cause) {
        if (!closed) {
            closed = true;
            transport.close(cause);
        }
    }

    /** The transport reports that the client is gone. */
    public void gone() {
        closed = true;
    }

    /** Whether nothing will be sent any more. */
    public boolean isClosed() {
        return closed;
    }

    /** The way out. */
    public Transport transport() {
        return transport;
    }

    /** Nanoseconds for which a send has been in flight without a byte arriving; 0 if none is. */
    public long stalledNanos() {
        if (!inFlight) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        return Math.max(0, Math.min(now - inFlightSince, now - transport.progressNanos()));
    }

    /** Whether a send is in flight. */
    public boolean isSending() {
        return inFlight;
    }

    /** Sends what there is, unless somebody is at it already. */
    public void pump() {
        if (wanted.getAndIncrement() == 0) {
            send(1);
        }
    }

    @Override
    public void sent() {
        inFlight = false;
        pump();
    }

    @Override
    public void failed() {
        closed = true;
        inFlight = false;
        transport.close(CloseCause.NORMAL);
    }

    private void send(int calls) {
        int served = calls;
        for (int i = 0; i < TURNS; i++) {
            sendNextOrCut();
            served = wanted.addAndGet(-served);
            if (served == 0) {
                return;
            }
        }
        int owed = served;
        senders.execute(() -> send(owed));
    }

    /** A client whose next frame cannot be had is cut, not left waiting: it comes back and is served from its cursor. */
    private void sendNextOrCut() {
        try {
            sendNext();
        } catch (RuntimeException e) {
            LOGGER.log(Logger.Level.ERROR, "A connection was cut: its next frame could not be had", e);
            cut(CloseCause.INTERNAL_ERROR);
        }
    }

    private void sendNext() {
        if (inFlight || closed) {
            return;
        }
        if (takePing()) {
            transport.ping();
        }
        Batch batch = nextBatch();
        if (!batch.isEmpty()) {
            inFlightSince = nanoTime.getAsLong();
            inFlight = true;
            transport.send(batch.frames(), this);
        } else {
            closeIfWanted();
        }
    }

    private Batch nextBatch() {
        Batch batch = new Batch();
        // Before the sources are asked: what they did not have then may have come with a later remark.
        List<Object> subjects = remarked();
        if (!takeAnswers(batch)) {
            fillFromSources(batch);
            if (batch.isEmpty()) {
                takeRemarks(subjects, batch);
            }
        }
        return batch;
    }

    /** True if nothing is to leave after them. */
    private synchronized boolean takeAnswers(Batch batch) {
        while (batch.hasRoom() && !answers.isEmpty()) {
            batch.add(answers.remove());
        }
        while (batch.hasRoom() && !ephemeral.isEmpty()) {
            batch.add(first(ephemeral));
        }
        return closing != null;
    }

    private synchronized List<Object> remarked() {
        return List.copyOf(remarks.keySet());
    }

    private void takeRemarks(List<Object> subjects, Batch batch) {
        for (int i = 0; i < subjects.size() && batch.hasRoom(); i++) {
            Whisper remark = takeRemark(subjects.get(i));
            Frame frame = remark == null ? null : remark.frame();
            if (frame != null) {
                batch.add(frame);
            }
        }
    }

    private synchronized @Nullable Whisper takeRemark(Object subject) {
        return remarks.remove(subject);
    }

    private static <T> T first(Map<Object, T> slots) {
        Iterator<T> all = slots.values().iterator();
        T first = all.next();
        all.remove();
        return first;
    }

    private void fillFromSources(Batch batch) {
        Object[] all = sources.toArray();
        for (int i = 0; i < all.length && batch.hasRoom(); i++) {
            ((PushSource) all[(turn + i) % all.length]).fill(batch);
        }
        turn = all.length == 0 ? 0 : (turn + 1) % all.length;
    }

    private synchronized boolean takePing() {
        boolean taken = pingWanted;
        pingWanted = false;
        return taken;
    }

    private void closeIfWanted() {
        CloseCause cause;
        synchronized (this) {
            cause = closing;
        }
        if (cause != null) {
            cut(cause);
        }
    }
}
