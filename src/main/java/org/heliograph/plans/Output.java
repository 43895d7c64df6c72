package org.heliograph.plans;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
        return state.ask(plans -> {
            PlanState plan = plans.plan(id);
            if (plan == null) {
                throw RefusedException.unknown("Unknown plan: " + id.value());
            }
            return new Whole(
                    id.topic(),
                    step,
                    plan.step(step).printed(),
                    plan.seq(),
                    plans.marks(id, step).kept());
        });
    }

    /** A step's output as it was when the plan was here. */
    Whole upTo(PlanState plan, PlanId id, int step) {
        Marks.Kept marks = state.ask(plans -> plans.marks(id, step).kept());
        return new Whole(id.topic(), step, plan.step(step).printed(), plan.seq(), marks);
    }

    /** All of one step's output up to a moment. Any thread. */
    public final class Whole {
        private final Topic topic;
        private final int step;
        private final Step.Printed printed;
        private final long last;
        private final Marks marks;

        private Whole(Topic topic, int step, Step.Printed printed, long last, Marks.Kept marks) {
            this.topic = topic;
            this.step = step;
            this.printed = printed;
            this.last = last;
            this.marks = Marks.of(marks);
        }

        /** How much there is. */
        public Step.Printed printed() {
            return printed;
        }

        /** The last event that is in it: what has the same seq is the same. */
        public long seq() {
            return last;
        }

        /**
         * Writes a part.
         *
         * @param from first byte
         * @param to the byte after the last one
         * @throws UncheckedIOException if it cannot be written there
         */
        public void copy(long from, long to, OutputStream target) {
            Marks.Mark mark = marks.atByte(from);
            if (mark != null) {
                pieces.read(topic, step, mark.seq(), last, new Copy(mark.bytes(), from, to, target)::take);
            }
        }

        /**
         * The last characters, at most so many bytes of them in UTF-8.
         *
         * @return shorter than that where a character would be cut
         */
        public String tail(int bytes) {
            Marks.Mark mark = marks.atByte(printed.bytes() - bytes);
            if (mark == null || bytes <= 0) {
                return "";
            }
            StringBuilder text = new StringBuilder();
            pieces.read(topic, step, mark.seq(), last, piece -> {
                text.append(piece.text());
                return true;
            });
            return Tails.of(text, bytes);
        }

        /** Lines, the first of them numbered 0. */
        public Lines lines(long from, int count) {
            LineReader reader = new LineReader(from, count);
            Marks.Mark mark = marks.atLine(from);
            if (mark != null) {
                reader.begin(mark);
                pieces.read(topic, step, mark.seq(), last, reader::take);
            }
            return new Lines(reader.lines(), printed.allLines(), printed.bytes());
        }

        /** Lines that hold a text, in whichever case. */
        public Found find(String text, long from, int limit) {
            Search search = new Search(text, from, limit);
            Marks.Mark mark = marks.atLine(from);
            if (mark != null) {
                search.begin(mark);
                pieces.read(topic, step, mark.seq(), last, search::take);
            }
            return search.found(printed.allLines());
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
     * @param totalLines how many there are in all
     * @param totalBytes how many bytes in all
     */
    public record Lines(List<Line> lines, long totalLines, long totalBytes) {}

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
