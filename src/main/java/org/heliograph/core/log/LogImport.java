package org.heliograph.core.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Appends lines from elsewhere to a log, in their order. Lines whose drafts have a key or an origin may be brought again:
 * what is there already is not written twice.
 */
public final class LogImport {
    private static final int UNDER_WAY = 1_024;

    private final EventLog log;
    private final Function<String, Optional<Draft>> drafts;
    private final Refusals refusals;

    /**
     * @param drafts makes an event of a line; empty to pass over it in silence; throws {@link IllegalArgumentException} if
     *     it cannot
     * @param refusals gets the lines that made no event
     */
    public LogImport(EventLog log, Function<String, Optional<Draft>> drafts, Refusals refusals) {
        this.log = log;
        this.drafts = drafts;
        this.refusals = refusals;
    }

    /** Is told of lines that were left out, with their number from 1. */
    public interface Refusals {
        void refused(long line, String reason);
    }

    /**
     * What an import came to.
     *
     * @param recorded events that are in the log now
     * @param repeated events the log had already, under the same key or of the same origin
     * @param refused lines left out
     */
    public record Result(long recorded, long repeated, long refused) {}

    /**
     * Appends all lines, and returns when the last of them is durable.
     *
     * @throws LogUnavailableException if the log cannot take more; what came before is in it
     */
    public Result run(BufferedReader lines) throws IOException {
        Deque<CompletableFuture<Appended>> underWay = new ArrayDeque<>();
        Tally tally = new Tally();
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                Optional<Draft> draft = drafts.apply(line);
                if (draft.isPresent()) {
                    underWay.add(log.append(draft.get()));
                }
            } catch (IllegalArgumentException e) {
                tally.refused++;
                refusals.refused(number, String.valueOf(e.getMessage()));
            }
            if (underWay.size() >= UNDER_WAY) {
                tally.add(underWay.remove());
            }
        }
        while (!underWay.isEmpty()) {
            tally.add(underWay.remove());
        }
        return new Result(tally.recorded, tally.repeated, tally.refused);
    }

    private static final class Tally {
        private long recorded;
        private long repeated;
        private long refused;

        void add(CompletableFuture<Appended> append) {
            try {
                if (append.join().outcome() == Appended.Outcome.RECORDED) {
                    recorded++;
                } else {
                    repeated++;
                }
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
