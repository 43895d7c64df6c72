package org.heliograph.plans;

import java.util.List;
import java.util.function.Predicate;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.log.Topic;

/** A step's output, read from the log piece by piece. Any thread. */
final class Pieces {
    private static final int READ = 256;

    private final Timeline<PlanEvent> timeline;

    Pieces(Timeline<PlanEvent> timeline) {
        this.timeline = timeline;
    }

    /** Seq of the oldest entry kept. */
    long oldest(Topic topic) {
        return timeline.extent(topic).oldest();
    }

    /**
     * Hands over pieces until one is enough. Retention may run meanwhile, so what is still kept is asked after reading:
     * none is left out in silence.
     *
     * @param from seq of the first entry that may hold one
     * @param last seq of the last entry to look at
     * @param more takes a piece; false if it wants no other
     * @throws RefusedException 503 if some of them have just been trimmed
     */
    void read(Topic topic, int step, long from, long last, Predicate<Piece> more) {
        long at = from - 1;
        while (at < last) {
            List<Recorded<PlanEvent>> next = timeline.after(topic, at, READ);
            if (oldest(topic) > at + 1) {
                throw RefusedException.unavailable("Some of the output has just been trimmed: ask again");
            }
            if (next.isEmpty()) {
                return;
            }
            for (Recorded<PlanEvent> recorded : next) {
                at = recorded.entry().seq();
                Piece piece = at > last ? null : Piece.of(step, recorded);
                if (piece != null && !more.test(piece)) {
                    return;
                }
            }
        }
    }
}
