package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * The segment being written. Knows how much of it counts, and takes back what was written without being acknowledged. Its
 * file is open only while something is written to it now and then. For the writer's thread.
 */
final class ActiveFile {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    private final Disk disk;
    private final LogDirectory directory;
    private Segment segment;
    private Disk.@Nullable Output output;
    private long length;
    private boolean trusted = true;
    private boolean left;
    private boolean unforced;

    private ActiveFile(Disk disk, LogDirectory directory, Segment segment) {
        this.disk = disk;
        this.directory = directory;
        this.segment = segment;
        this.length = segment.length();
    }

    /** Makes the file if there is none. */
    static ActiveFile open(Disk disk, LogDirectory directory, Segment segment) throws IOException {
        if (!Files.exists(segment.path())) {
            disk.open(segment.path()).close();
        } else if (!Files.isWritable(segment.path())) {
            throw new AccessDeniedException(segment.path().toString());
        }
        if (segment.length() == 0) {
            directory.force();
        }
        return new ActiveFile(disk, directory, segment);
    }

    long length() {
        return length;
    }

    /** Whether its end is certain: not after it failed in a way that leaves it open what is there. */
    boolean isTrusted() {
        return trusted;
    }

    /** Whether lines may be added. */
    boolean takesLines() {
        return trusted && !left;
    }

    boolean isUnforced() {
        return unforced;
    }

    /** Writes behind what counts; {@link #keep} makes it count, {@link #takeBack} removes it. */
    void write(ByteBuffer lines) throws IOException {
        Disk.Output to = output();
        unforced = true;
        to.write(lines, length);
    }

    private Disk.Output output() throws IOException {
        if (output == null) {
            // Somebody may have been at it meanwhile, and what is written behind its end would leave a hole.
            if (Files.size(segment.path()) < length) {
                throw new IOException(segment.path().getFileName() + " is shorter than it was");
            }
            output = disk.open(segment.path());
        }
        return output;
    }

    /** After this failed the system may have dropped what it had not written: the file is not written to any more. */
    void force() throws IOException {
        try {
            output().force();
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
            output().truncate(length);
        } catch (IOException e) {
            trusted = false;
        }
    }

    /** Takes no more lines: where the next file begins may be written down already. */
    void leave() {
        left = true;
    }

    /** Goes on in another file. */
    void goOnIn(Segment next) throws IOException {
        Disk.Output opened = disk.open(next.path());
        try {
            opened.truncate(0);
            directory.force();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        close();
        segment = next;
        output = opened;
        length = 0;
        trusted = true;
        left = false;
        unforced = false;
    }

    /** Lets go of the file until there is something to write again. */
    void rest() {
        try {
            close();
        } catch (IOException e) {
            trusted = false;
            LOGGER.log(Logger.Level.WARNING, "Cannot close " + segment.path() + ": " + Reasons.of(e));
        }
    }

    void close() throws IOException {
        Disk.Output open = output;
        output = null;
        if (open != null) {
            open.close();
        }
    }
}
