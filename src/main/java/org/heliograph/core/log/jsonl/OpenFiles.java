package org.heliograph.core.log.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Segments open for reading, the least recently used closed beyond a bound. One channel serves all readers of a file, by
 * positional reads. A thread that is interrupted while it reads makes the platform close the channel for everyone; so
 * the interrupt is put off, and a channel that was closed all the same is opened anew.
 */
final class OpenFiles implements Closeable {
    private static final int ATTEMPTS = 8;

    private final int atMost;
    private final Map<Segment, Shared> open = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(int atMost) {
        this.atMost = atMost;
    }

    /** Reads what there is from {@code at} until the buffer is full or the file ends. */
    void read(Segment segment, ByteBuffer into, long at) throws IOException {
        boolean interrupted = Thread.interrupted();
        int start = into.position();
        try {
            for (int attempt = 1; ; attempt++) {
                Shared file = lease(segment);
                try {
                    readFully(file.channel, into, at);
                    return;
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    forget(segment);
                    into.position(start);
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                } finally {
                    release(file);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long next = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, next);
            if (read < 0) {
                return;
            }
            next += read;
        }
    }

    /** The file is gone, or its channel is: whoever still reads it goes on, others do not. */
    void forget(Segment segment) {
        Shared file;
        synchronized (open) {
            file = open.remove(segment);
            if (file == null || file.dropped()) {
                return;
            }
        }
        file.close();
    }

    /** Opens it once more, for one who closes it. */
    FileChannel open(Segment segment) throws IOException {
        synchronized (open) {
            return FileChannel.open(segment.path(), StandardOpenOption.READ);
        }
    }

    /**
     * Gives the segment's file another name, if it has not got it yet. Nobody opens it meanwhile, so nobody finds another
     * under its old name, or none.
     */
    void rename(Segment segment, Path name) throws IOException {
        synchronized (open) {
            if (!segment.path().equals(name)) {
                Files.move(segment.path(), name);
                segment.renamed(name);
            }
        }
    }

    private Shared lease(Segment segment) throws IOException {
        List<Shared> idle = new ArrayList<>();
        try {
            synchronized (open) {
                Shared file = open.get(segment);
                if (file == null) {
                    file = new Shared(FileChannel.open(segment.path(), StandardOpenOption.READ));
                    open.put(segment, file);
                }
                file.leases++;
                dropEldest(idle);
                return file;
            }
        } finally {
            idle.forEach(Shared::close);
        }
    }

    private void dropEldest(List<Shared> idle) {
        Iterator<Shared> eldest = open.values().iterator();
        while (open.size() > atMost) {
            Shared file = eldest.next();
            eldest.remove();
            if (!file.dropped()) {
                idle.add(file);
            }
        }
    }

    private void release(Shared file) {
        synchronized (open) {
            file.leases--;
            if (file.leases > 0 || !file.dropped) {
                return;
            }
        }
        file.close();
    }

    @Override
    public void close() {
        List<Segment> segments;
        synchronized (open) {
            segments = List.copyOf(open.keySet());
        }
        segments.forEach(this::forget);
    }

    /** One open channel and how many read it now; guarded by the table. */
    private static final class Shared {
        private final FileChannel channel;
        private int leases;
        private boolean dropped;

        Shared(FileChannel channel) {
            this.channel = channel;
        }

        /** Takes it out of use; true if someone still reads it, who then closes it. */
        boolean dropped() {
            dropped = true;
            return leases > 0;
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written through it, so nothing is lost.
            }
        }
    }
}
