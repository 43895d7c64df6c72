package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/** Is told what a scan finds wrong. */
interface DamageSink {
    /** A line that cannot be read. Lines count from 1. */
    void line(Path file, long number, long offset, String reason);

    /** Entries that must have stood before this line, and are in none. */
    void missing(Path file, long number, long offset, long entries, long firstPosition);

    /** A file beside the segments that cannot be read. */
    void file(Path file, String reason);
}
