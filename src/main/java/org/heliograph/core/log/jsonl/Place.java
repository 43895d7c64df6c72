package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/**
 * Where in a log something is wrong.
 *
 * @param segment its first position, which it keeps when its file gets another name
 * @param file what it is called now
 * @param line counted from 1
 * @param offset of the line's first byte, counted from 0
 */
record Place(long segment, Path file, long line, long offset) {
    /** The same, in the file as it is called since. */
    Place in(Path renamed) {
        return new Place(segment, renamed, line, offset);
    }
}
