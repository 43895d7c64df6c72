package org.heliograph.plans;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.heliograph.core.Folded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/** What a step has printed: as bytes, as lines, and where in it a text stands. Reads the log. Any thread. */
public final class Output {
    private final Folded<PlansState> state;
    private final Pieces pieces;

    Output(Timeline<PlanEvent> timeline, Folded<PlansState> state) {
        this.state = state;
        this.pieces = new Pieces(timeline);
    }

    /**
     * A step's output as it is now; what is printed later is not in it.
     *
     * @throws RefusedException 404 if there is no such plan, 400 if it has no such step
     */
    public Whole of(PlanId id, int step) {
        Known known = state.ask(plans -> {
            PlanState plan = plans.plan(id);
            if (plan == null) {
                throw RefusedException.unknown("Unknown plan: " + id.value());
            }
            return Known.of(plan.step(step), plan, plans.marks(id, step));
        });
        return new Whole(id.topic(), step, known);
    }

    /** The end of a step's output as it was when the plan was here, at most so many bytes. */
    String tail(PlanState plan, PlanId id, int step, int bytes) {
        Known known = state.ask(plans -> Known.of(plan.step(step), plan, plans.marks(id, step)));
        return tail(id.topic(), step, known, bytes);
    }

    private String tail(Topic topic, int step, Known known, int bytes) {
        Marks.Mark mark = Marks.of(known.marks).atByte(known.printed.bytes() - bytes);
        if (mark == null || bytes <= 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        long from = Math.max(mark.seq(), pieces.oldest(topic));
        pieces.read(topic, step, from, known.last, piece -> {
            text.append(piece.text());
            return true;
        });
        return Tails.of(text, bytes);
    }

    /**
     * What is known of an output without reading it.
     *
     * @param last the last event that belongs to it
     */
    private record Known(Step.Printed printed, long last, Marks.Kept marks) {
        static Known of(Step step, PlanState plan, Marks marks) {
            return new Known(step.printed(), marks.last(plan.seq()), marks.kept());
        }
    }

    /** All that is kept of one step's output up to a moment. Any thread. */
    public final class Whole {
        private final Topic topic;
        private final int step;
        private final Known known;
        private final Marks marks;
        // Null if nothing was printed.
        private final Marks.@Nullable Mark begin;

        private Whole(Topic topic, int step, Known known) {
            this.topic = topic;
            this.step = step;
            this.known = known;
            this.marks = Marks.of(known.marks);
            Step.Printed printed = known.printed;
            this.begin = Remains.of(
                    pieces,
                    topic,
                    step,
                    marks,
                    pieces.oldest(topic),
                    new Marks.Mark(known.last + 1, printed.bytes(), printed.lines()));
        }

        /** How much was printed, whether it is all kept or not. */
        public Step.Printed printed() {
            return known.printed;
        }

        /** The first byte that is kept: 0, unless retention took the beginning. */
        public long firstByte() {
            return begin == null ? 0 : begin.bytes();
        }

        /** The first line of which the beginning is kept. */
        public long firstLine() {
            // Whether the byte before the first ended a line is gone with it.
            return begin == null || begin.bytes() == 0 ? 0 : begin.lines() + 1;
        }

        /**
         * Writes a part of what is kept.
         *
         * @param from first byte
         * @param to the byte after the last one
         * @throws UncheckedIOException if it cannot be written there
         */
        public void copy(long from, long to, OutputStream target) {
            read(marks.atByte(from), mark -> new Copy(mark.bytes(), from, to, target)::take);
        }

        /**
         * The last characters, at most so many bytes of them in UTF-8.
         *
         * @return shorter than that where a character would be cut
         */
        public String tail(int bytes) {
            return Output.this.tail(topic, step, known, bytes);
        }

        /** Lines, the first of them numbered 0. Those that are not kept whole are passed over. */
        public Lines lines(long from, int count) {
            LineReader reader = new LineReader(Math.max(from, firstLine()), count);
            read(marks.atLine(from), mark -> {
                reader.begin(mark);
                return reader::take;
            });
            return new Lines(
                    reader.lines(), firstLine(), printed().allLines(), printed().bytes());
        }

        /** Lines that hold a text, in whichever case. */
        public Found find(String text, long from, int limit) {
            Search search = new Search(text, Math.max(from, firstLine()), limit);
            read(marks.atLine(from), mark -> {
                search.begin(mark);
                return search::take;
            });
            return search.found(printed().allLines());
        }

        private void read(Marks.@Nullable Mark wanted, Function<Marks.Mark, Predicate<Piece>> reader) {
            if (wanted != null && begin != null) {
                Marks.Mark mark = wanted.seq() < begin.seq() ? begin : wanted;
                pieces.read(topic, step, mark.seq(), known.last, reader.apply(mark));
            }
        }
    }

    private static final class Copy {
        private final long from;
        private final long to;
        private final OutputStream target;
        private long at;

        Copy(long at, long from, long to, OutputStream target) {
            this.at = at;
            this.from = from;
            this.to = to;
            this.target = target;
        }

        boolean take(Piece piece) {
            byte[] bytes = piece.text().getBytes(StandardCharsets.UTF_8);
            int first = (int) Math.min(bytes.length, Math.max(0, from - at));
            int end = (int) Math.min(bytes.length, Math.max(0, to - at));
            try {
                target.write(bytes, first, Math.max(0, end - first));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            at += bytes.length;
            return at < to;
        }
    }

    /**
     * A part of the lines.
     *
     * @param firstLine the first one that is kept whole
     * @param totalLines how many there are in all
     * @param totalBytes how many bytes in all
     */
    public record Lines(List<Line> lines, long firstLine, long totalLines, long totalBytes) {}

    /**
     * A line.
     *
     * @param number 0 for the first
     * @param offset of its first byte
     * @param timestamp when its beginning was recorded
     * @param text without the line feed; everything else as it came
     * @param cut true if the line is longer; null if it is whole
     */
    public record Line(
            long number,
            long offset,
            Instant timestamp,
            Outlet stream,
            String text,
            @Nullable Boolean cut) {}

    /**
     * Lines that hold a text.
     *
     * @param lines their numbers, ascending
     * @param more whether there may be others
     * @param next where to go on then
     */
    public record Found(List<Long> lines, boolean more, long next) {}
}
