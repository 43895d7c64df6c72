package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** How segments reach the disk; the place where a test makes it fail. */
interface Disk {
    /** Opens a segment to write to, creating it if need be. */
    Output open(Path path) throws IOException;

    /** A segment being written. */
    interface Output extends Closeable {
        /** Writes all of the bytes, or fails with some of them written. */
        void write(ByteBuffer bytes, long at) throws IOException;

        /** Returns when what was written would survive a power cut. */
        void force() throws IOException;

        void truncate(long length) throws IOException;
    }
}
