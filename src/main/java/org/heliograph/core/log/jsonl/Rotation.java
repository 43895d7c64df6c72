package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Lets one segment follow another. What is in between after a failure or a crash is either of the two, and going on makes
 * it the later. On the writer's thread.
 */
final class Rotation {
    private final LogDirectory directory;
    private final LogState state;
    private final ActiveFile file;
    private final OpenFiles files;
    private final Sealer sealer;

    Rotation(LogDirectory directory, LogState state, ActiveFile file, OpenFiles files, Sealer sealer) {
        this.directory = directory;
        this.state = state;
        this.file = file;
        this.files = files;
        this.sealer = sealer;
    }

    /** Seals the active segment, which goes on to be readable, and begins another. */
    void to(long firstPosition) throws IOException {
        Segment before = state.active();
        Segment next = Segment.empty(firstPosition, directory);
        if (before.firstPosition() == firstPosition) {
            // It holds nothing, and is not trusted: another file takes its name.
            Files.deleteIfExists(next.path());
            files.forget(before);
            file.goOnIn(next);
            state.replaceActive(next);
            return;
        }
        file.leave();
        files.rename(before, directory.sealed(before.firstPosition()));
        directory.begin(firstPosition);
        file.goOnIn(next);
        state.add(next);
        sealer.seal(before);
    }
}
