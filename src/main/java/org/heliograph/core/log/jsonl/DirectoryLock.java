package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.heliograph.core.log.LogUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A log's directory, taken until this is closed: a lock on a file, for other processes, and a mark in the system
 * properties, for everybody in this one.
 *
 * <p>The mark must be looked at before the file is opened: where the system closes a file, it ends all locks that the
 * process has on it, so that an attempt that is refused would let go of what somebody else in the process has taken. The
 * system properties are the one table that web applications of one container share.
 */
final class DirectoryLock implements Closeable {
    private static final String TAKEN = "org.heliograph.log.taken:";

    private final String mark;
    private final FileChannel channel;

    private DirectoryLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    /**
     * Takes the folder that holds everything of the log but its segments, creating it if need be.
     *
     * @throws LogUnavailableException if it cannot be written, or another process (or this one) has it
     */
    static DirectoryLock take(LogDirectory directory) {
        try {
            Files.createDirectories(directory.aside());
            String mark = TAKEN + directory.aside().toRealPath();
            if (System.getProperties().putIfAbsent(mark, "") != null) {
                throw inUse(directory);
            }
            FileChannel channel = locked(directory.lock(), mark);
            if (channel == null) {
                throw inUse(directory);
            }
            return new DirectoryLock(mark, channel);
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot write to the log " + directory.title() + ": " + Reasons.of(e), e);
        }
    }

    private static LogUnavailableException inUse(LogDirectory directory) {
        return new LogUnavailableException("The log " + directory.title() + " is in use by another process");
    }

    /** The file, open and locked; null, and no mark left, if another process has it. */
    private static @Nullable FileChannel locked(Path file, String mark) throws IOException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? channel : null;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (!locked) {
                System.getProperties().remove(mark);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        } finally {
            System.getProperties().remove(mark);
        }
    }
}
