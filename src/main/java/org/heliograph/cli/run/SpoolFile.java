package org.heliograph.cli.run;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Notes in a file, first to last. It has no name any more while it is used, where the system allows that. */
final class SpoolFile implements AutoCloseable {
    private static final int HEADER = 1 + Integer.BYTES + Integer.BYTES;

    private final FileChannel file;
    private final ByteBuffer header = ByteBuffer.allocateDirect(HEADER);
    private long written;
    private long read;

    private SpoolFile(FileChannel file) {
        this.file = file;
    }

    /** A new one, which nobody but this user may read. */
    static SpoolFile create(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "heliograph-run-", ".spool");
        return new SpoolFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    long size() {
        return written;
    }

    /** Whether nothing is left in it. */
    boolean isRead() {
        return read == written;
    }

    /** Adds one at the end, wholly or not at all. */
    void append(Note note) throws IOException {
        header.clear();
        header.put(note.kind().mark()).putInt(note.step()).putInt(note.body().length);
        ByteBuffer[] parts = {header.flip(), ByteBuffer.wrap(note.body())};
        file.position(written);
        while (parts[0].hasRemaining() || parts[1].hasRemaining()) {
            file.write(parts);
        }
        written += HEADER + note.body().length;
    }

    /** Takes the first that is left. */
    Note next() throws IOException {
        fill(header.clear(), read);
        header.flip();
        Note.Kind kind = Note.Kind.marked(header.get());
        int step = header.getInt();
        byte[] body = new byte[header.getInt()];
        fill(ByteBuffer.wrap(body), read + HEADER);
        read += HEADER + body.length;
        return new Note(kind, step, body);
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int count = file.read(buffer, at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // What was in it is not needed any more.
        }
    }
}
