package org.heliograph.plans;

import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an output begins of which retention has taken the beginning: what is kept is counted back from a place
 * that is known, so that bytes and lines keep their numbers. For one use, by one thread.
 */
final class Remains {
    private long bytes;
    private long lines;

    private Remains() {}

    /**
     * Where what is still kept begins; null if nothing was printed.
     *
     * @param oldest seq of the oldest entry kept
     * @param end what has been printed before the entry after {@code last}
     */
    static Marks.@Nullable Mark of(Pieces pieces, Topic topic, int step, Marks marks, long oldest, Marks.Mark end) {
        Marks.Mark first = marks.atSeq(0);
        if (first == null || first.seq() >= oldest) {
            return first;
        }
        Marks.Mark known = marks.atSeq(oldest);
        Marks.Mark until = known == null || known.seq() > end.seq() ? end : known;
        Remains remains = new Remains();
        pieces.read(topic, step, oldest, until.seq() - 1, remains::count);
        return new Marks.Mark(oldest, until.bytes() - remains.bytes, until.lines() - remains.lines);
    }

    private boolean count(Piece piece) {
        bytes += Frame.utf8Length(piece.text());
        lines += piece.text().chars().filter(character -> character == '\n').count();
        return true;
    }
}
