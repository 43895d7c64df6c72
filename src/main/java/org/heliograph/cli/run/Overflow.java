package org.heliograph.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What does not fit into memory, in files that only we can read. A file that was read is gone, so the disk holds little
 * more than what is still to be told; whatever ends this process takes the files along. For one thread at a time.
 */
final class Overflow implements AutoCloseable {
    private static final long FULL = 16 * 1024 * 1024;

    private final Path folder;
    private final long most;
    private final Deque<SpoolFile> files = new ArrayDeque<>();

    /**
     * Nothing yet.
     *
     * @param folder where the files go
     * @param most how many bytes they may take, roughly: a disk that is full hurts others too
     */
    Overflow(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Adds one at the end; false if there is no room for it. */
    boolean add(Note note) {
        try {
            SpoolFile last = files.peekLast();
            if (last == null || last.size() >= FULL) {
                if (files.size() * FULL >= most) {
                    return false;
                }
                last = SpoolFile.create(folder);
                files.add(last);
            }
            last.append(note);
            return true;
        } catch (IOException e) {
            dropEmptyFile();
            return false;
        }
    }

    /**
     * Takes the first; null if there is none.
     *
     * @throws IOException if it cannot be read; it and the others in its file are gone
     */
    @Nullable
    Note take() throws IOException {
        SpoolFile first = files.peek();
        if (first == null) {
            return null;
        }
        try {
            Note note = first.next();
            if (first.isRead()) {
                files.remove().close();
            }
            return note;
        } catch (IOException e) {
            files.remove().close();
            throw e;
        }
    }

    private void dropEmptyFile() {
        SpoolFile last = files.peekLast();
        if (last != null && last.isRead()) {
            files.removeLast().close();
        }
    }

    @Override
    public void close() {
        files.forEach(SpoolFile::close);
        files.clear();
    }
}
