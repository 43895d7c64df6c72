package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that can be told to be full, to fail or to wait, and that knows what it was told to keep. */
final class FaultyDisk implements Disk {
    private final Disk disk = new LocalDisk();
    final AtomicInteger forces = new AtomicInteger();
    /** A force takes one of these. */
    final Semaphore gate = new Semaphore(Integer.MAX_VALUE);

    volatile long room = Long.MAX_VALUE;
    volatile boolean failForce;
    volatile boolean failTruncate;
    volatile boolean failOpen;

    @Override
    public Output open(Path path) throws IOException {
        if (failOpen) {
            throw new IOException("No space left on device");
        }
        return new FaultyOutput(disk.open(path));
    }

    private final class FaultyOutput implements Output {
        private final Output output;

        FaultyOutput(Output output) {
            this.output = output;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            if (bytes.remaining() > room) {
                output.write(bytes.duplicate().limit(bytes.position() + (int) room), at);
                room = 0;
                throw new IOException("No space left on device");
            }
            room -= bytes.remaining();
            output.write(bytes, at);
        }

        @Override
        public void force() throws IOException {
            gate.acquireUninterruptibly();
            if (failForce) {
                throw new IOException("Input/output error");
            }
            output.force();
            forces.incrementAndGet();
        }

        @Override
        public void truncate(long length) throws IOException {
            if (failTruncate) {
                throw new IOException("Input/output error");
            }
            output.truncate(length);
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
