package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/** Is told what a scan finds wrong. */
interface DamageSink {
    /** A line that cannot be read. */
    void line(Place place, String reason);

    /** Entries that must have stood before this line, and are in none. */
    void missing(Place place, long entries, long firstPosition);

    /** A file beside the segments that cannot be read. */
    void file(Path file, String reason);
}
