package org.heliograph.cli.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Gathers messages that are waiting into batches. One thread {@linkplain #fill fills}, another takes; when the taker is
 * slow the filler waits, and with it whatever writes the input.
 */
public final class Batches {
    private static final int WAITING = 4_000;
    private static final int MOST_LINES = 1_000;
    private static final int MOST_CHARACTERS = 128 * 1024;

    private final BlockingQueue<Slot> waiting = new ArrayBlockingQueue<>(WAITING);

    private volatile @Nullable IOException failure;

    /** Taken from the queue, but for the next batch. Only the taker touches these two. */
    private @Nullable Line left;

    private boolean ended;

    /** Reads the source to its end. */
    public void fill(LineSource source) throws InterruptedException {
        try {
            for (Line line = source.next(); line != null; line = source.next()) {
                waiting.put(new Slot(line));
            }
        } catch (IOException e) {
            failure = e;
        }
        waiting.put(new Slot(null));
    }

    /**
     * What is waiting, at least one message; empty at the end.
     *
     * @throws IOException if the source could not be read to its end; what was read came before
     */
    public List<Line> take() throws InterruptedException, IOException {
        var batch = new ArrayList<Line>();
        int characters = 0;
        Line line = left == null ? first() : left;
        left = null;
        while (line != null) {
            if (!batch.isEmpty() && characters + line.content().length() > MOST_CHARACTERS) {
                left = line;
                break;
            }
            batch.add(line);
            characters += line.content().length();
            line = batch.size() < MOST_LINES ? opened(waiting.poll()) : null;
        }
        IOException broken = failure;
        if (batch.isEmpty() && broken != null) {
            throw broken;
        }
        return batch;
    }

    private @Nullable Line first() throws InterruptedException {
        return ended ? null : opened(waiting.take());
    }

    private @Nullable Line opened(@Nullable Slot taken) {
        if (taken == null) {
            return null;
        }
        ended = taken.line() == null;
        return taken.line();
    }

    /** A place in the queue; one without a message is the end. */
    private record Slot(@Nullable Line line) {}
}
