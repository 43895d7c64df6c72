package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.heliograph.cli.run.Note.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Makes letters of what waits in the spool. What is printed within a moment goes together; after a silence the first
 * word goes at once. For one thread; another one may tell it to {@link #hurry}.
 */
final class Letters {
    private static final Duration APART = Duration.ofMillis(50);

    private final Spool spool;
    private final Cover cover;
    private final String keys;
    private final Deque<Letter> ready = new ArrayDeque<>();

    private long earliest = System.nanoTime();
    private long count;
    private long leftOut;
    private volatile boolean hurried;

    /** @param keys what the letters' keys begin with: nobody else's do */
    Letters(Spool spool, Cover cover, String keys) {
        this.spool = spool;
        this.cover = cover;
        this.keys = keys;
    }

    /** From now on output is left out, and how steps ended is told. */
    void hurry() {
        hurried = true;
    }

    /** The next; null if there is none within this time, or none any more. */
    @Nullable
    Letter next(Duration patience) throws InterruptedException {
        if (ready.isEmpty()) {
            Note first = spool.take(patience);
            if (first != null) {
                gather(first);
            }
        }
        return ready.poll();
    }

    /** Whether the last was taken. */
    boolean isOver() {
        return ready.isEmpty() && spool.isOver();
    }

    private void gather(Note first) throws InterruptedException {
        Bundle bundle = new Bundle();
        Note note = first;
        while (note != null && note.isOutput()) {
            print(note, bundle);
            note = bundle.isFull() ? null : spool.take(untilEarliest());
        }
        if (note != null) {
            end(note.step(), bundle);
        }
        bundle.notes().forEach(this::add);
        if (note != null) {
            add(note);
        }
        earliest = System.nanoTime() + APART.toNanos();
    }

    private Duration untilEarliest() {
        return Duration.ofNanos(Math.max(0, earliest - System.nanoTime()));
    }

    private void print(Note note, Bundle bundle) {
        if (hurried) {
            leftOut += note.body().length;
            return;
        }
        cover.add(note.kind(), note.body(), bytes -> bundle.add(note.kind(), note.step(), bytes));
    }

    /** A step begins or ends: nothing that was held back is continued. */
    private void end(int step, Bundle bundle) {
        cover.end(Kind.STDOUT, bytes -> bundle.add(Kind.STDOUT, step, bytes));
        cover.end(Kind.STDERR, bytes -> bundle.add(Kind.STDERR, step, bytes));
        if (leftOut > 0) {
            String words = "\nheliograph: " + leftOut + " bytes of output were not delivered in time\n";
            bundle.add(Kind.STDERR, step, words.getBytes(UTF_8));
            leftOut = 0;
        }
    }

    private void add(Note note) {
        count++;
        ready.add(new Letter(note.kind(), note.kind().path(note.step()), note.body(), keys + "-" + count));
    }
}
