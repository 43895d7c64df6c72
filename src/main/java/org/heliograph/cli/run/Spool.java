package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be told, in order. Putting never waits for whoever tells it: what does not fit into memory goes to
 * the disk, and if there is no more room either, output is left out and that is said in its place. Any thread puts, one takes.
 */
final class Spool implements AutoCloseable {
    private final long room;
    private final Overflow overflow;
    private final Deque<Note> soon = new ArrayDeque<>();
    /** What came after the disk had no more room. */
    private final Deque<Note> late = new ArrayDeque<>();

    private long size;
    private long lost;
    private int lostOf;
    private int lastTaken;
    private boolean ended;

    /** @param room bytes of output in memory */
    Spool(long room, Overflow overflow) {
        this.room = room;
        this.overflow = overflow;
    }

    /** Adds one at the end. */
    synchronized void put(Note note) {
        boolean isFirst = overflow.isEmpty() && lost == 0 && late.isEmpty();
        if (isFirst && (size + note.body().length <= room || size == 0)) {
            soon.add(note);
            size += note.body().length;
        } else if (lost > 0 || !late.isEmpty() || !overflow.add(note)) {
            putLate(note);
        }
        notifyAll();
    }

    private void putLate(Note note) {
        if (!note.isOutput()) {
            late.add(note);
            return;
        }
        lostOf = lost == 0 ? note.step() : lostOf;
        lost += note.body().length;
    }

    /** Nothing is put any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Takes the first; null if none came in this time, or none will. */
    synchronized @Nullable Note take(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Note note = poll();
        for (long left = patience.toMillis(); note == null && !ended && left > 0; left = left(deadline)) {
            wait(left);
            note = poll();
        }
        return note;
    }

    private static long left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }

    /** Whether everything was put and taken. */
    synchronized boolean isOver() {
        return ended && soon.isEmpty() && overflow.isEmpty() && lost == 0 && late.isEmpty();
    }

    private @Nullable Note poll() {
        Note note = soon.poll();
        if (note != null) {
            size -= note.body().length;
            lastTaken = note.step();
            return note;
        }
        try {
            note = overflow.take();
        } catch (IOException e) {
            lostOf = lastTaken;
            return gap("what was kept on the disk cannot be read");
        }
        if (note != null) {
            lastTaken = note.step();
            return note;
        }
        return lost > 0 ? gap("there was no more room: " + lost + " bytes of output are missing here") : late.poll();
    }

    private Note gap(String words) {
        lost = 0;
        return new Note(Note.Kind.STDERR, lostOf, ("\nheliograph: " + words + "\n").getBytes(UTF_8));
    }

    @Override
    public synchronized void close() {
        overflow.close();
    }
}
