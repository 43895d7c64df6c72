package org.heliograph.plans;

import java.util.List;
import java.util.function.Predicate;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.log.Topic;

/** A step's output, read from the log piece by piece. Any thread. */
final class Pieces {
    private static final int READ = 256;

    private final Timeline<PlanEvent> timeline;

    Pieces(Timeline<PlanEvent> timeline) {
        this.timeline = timeline;
    }

    /**
     * Hands over pieces until one is enough.
     *
     * @param from seq of the first entry that may hold one
     * @param last seq of the last entry to look at
     * @param more takes a piece; false if it wants no other
     */
    void read(Topic topic, int step, long from, long last, Predicate<Piece> more) {
        long at = from - 1;
        while (at < last) {
            List<Recorded<PlanEvent>> next = timeline.after(topic, at, READ);
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
