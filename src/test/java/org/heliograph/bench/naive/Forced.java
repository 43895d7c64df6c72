package org.heliograph.bench.naive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to which each line is forced before anybody is told of it; without a file nothing is kept. */
public final class Forced {
    private final FileChannel file;

    /** @param file what lines are appended to, or null */
    public Forced(Path file) throws IOException {
        this.file = file == null
                ? null
                : FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void append(String line) throws IOException {
        if (file != null) {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        }
    }
}
