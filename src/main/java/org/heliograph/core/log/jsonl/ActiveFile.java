package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The segment being written. Knows how much of it counts, and takes back what was written without being acknowledged. For
 * the writer's thread.
 */
final class ActiveFile {
    private final Disk disk;
    private final LogDirectory directory;
    private Disk.Output output;
    private long length;
    private boolean trusted = true;
    private boolean unforced;

    private ActiveFile(Disk disk, LogDirectory directory, Disk.Output output, long length) {
        this.disk = disk;
        this.directory = directory;
        this.output = output;
        this.length = length;
    }

    static ActiveFile open(Disk disk, LogDirectory directory, Segment segment) throws IOException {
        Disk.Output output = disk.open(segment.path());
        directory.force();
        return new ActiveFile(disk, directory, output, segment.length());
    }

    long length() {
        return length;
    }

    /** Whether lines may be added: not after it failed in a way that leaves its end uncertain. */
    boolean isTrusted() {
        return trusted;
    }

    boolean isUnforced() {
        return unforced;
    }

    /** Writes behind what counts; {@link #keep} makes it count, {@link #takeBack} removes it. */
    void write(ByteBuffer lines) throws IOException {
        unforced = true;
        output.write(lines, length);
    }

    /** After this failed the system may have dropped what it had not written: the file is not written to any more. */
    void force() throws IOException {
        try {
            output.force();
            unforced = false;
        } catch (IOException e) {
            trusted = false;
            throw e;
        }
    }

    void keep(int bytes) {
        length += bytes;
    }

    /** What remains of it if this fails is never read: the next file begins at the position of its first line. */
    void takeBack() {
        try {
            output.truncate(length);
        } catch (IOException e) {
            trusted = false;
        }
    }

    /** Goes on in another file. */
    void roll(Segment segment) throws IOException {
        Disk.Output next = disk.open(segment.path());
        try {
            next.truncate(0);
            directory.force();
        } catch (IOException e) {
            next.close();
            throw e;
        }
        close();
        output = next;
        length = 0;
        trusted = true;
        unforced = false;
    }

    void close() throws IOException {
        output.close();
    }
}
