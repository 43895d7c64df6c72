package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/**
 * Something wrong with a log.
 *
 * @param file where
 * @param line counted from 1
 * @param reason in a few words
 */
public record LogFinding(Path file, long line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
