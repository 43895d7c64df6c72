package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds out from its lines where a segment begins, when nothing else says it. Lines that cannot be read count as one
 * position each, as far as there is room for them behind the segment before.
 */
final class Beginning {
    private final Line line = new Line();
    private long unread;

    private Beginning() {}

    /** @param before the segment before, if there is one */
    static long of(Path segment, List<Path> before) throws IOException {
        Beginning beginning = new Beginning();
        long first = beginning.firstGood(segment);
        if (first > 0 && beginning.unread == 0) {
            return first;
        }
        long after = 1;
        for (Path path : before) {
            after = beginning.lastGood(path) + 1;
        }
        return first == 0 ? after : Math.min(first, Math.max(after, first - beginning.unread));
    }

    private long firstGood(Path path) throws IOException {
        try (LineScan lines = LineScan.of(path)) {
            for (; lines.next(); unread++) {
                if (isGood(lines)) {
                    return line.position();
                }
            }
        }
        return 0;
    }

    private long lastGood(Path path) throws IOException {
        long last = 0;
        try (LineScan lines = LineScan.of(path)) {
            while (lines.next()) {
                last = isGood(lines) ? Math.max(last, line.position()) : last;
            }
        }
        return last;
    }

    private boolean isGood(LineScan lines) {
        return lines.terminated() && !lines.tooLong() && line.read(lines.bytes(), lines.from(), lines.to()) == null;
    }
}
