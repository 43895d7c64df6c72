package org.heliograph.core.log.jsonl;

import java.io.IOException;

/** A file beside the segments does not hold what was written into it. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFileException(String reason) {
        super(reason);
    }
}
