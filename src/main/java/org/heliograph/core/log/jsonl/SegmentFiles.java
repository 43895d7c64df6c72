package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** How the segments of one log are named, each known by the position of its first line. */
interface SegmentFiles {
    /** The folder they stand in. */
    Path folder();

    /** First positions of the segments that are there, ascending. */
    List<Long> firstPositions() throws IOException;

    /** Where a segment that is there is now. */
    Path file(long firstPosition);

    /** What it is called while it is being written. */
    Path active(long firstPosition);

    /** What it is called once it is full. */
    Path sealed(long firstPosition);

    /** Opens a segment to be read, although its writer may be giving it another name meanwhile. */
    FileChannel open(long firstPosition) throws IOException;

    /** Writes down that the segment now being written, or to be made next, begins at this position. */
    void begin(long firstPosition) throws IOException;
}
