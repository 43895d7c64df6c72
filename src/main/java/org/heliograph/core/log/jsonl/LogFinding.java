package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/**
 * Something wrong with a log.
 *
 * @param file where
 * @param line counted from 1
 * @param offset of the line's first byte in the file, counted from 0
 * @param reason in a few words
 */
public record LogFinding(Path file, long line, long offset, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + " (byte " + offset + "): " + reason;
    }
}
