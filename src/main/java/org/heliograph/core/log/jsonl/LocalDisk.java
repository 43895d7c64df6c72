package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The disk as it is. */
final class LocalDisk implements Disk {
    @Override
    public Output open(Path path) throws IOException {
        return new LocalOutput(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    private record LocalOutput(FileChannel channel) implements Output {
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            writeFully(channel, bytes, at);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
