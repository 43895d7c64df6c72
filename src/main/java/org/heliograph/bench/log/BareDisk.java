package org.heliograph.bench.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** What the disk does without us: one line written, one force, again and again. */
final class BareDisk {
    private static final int LINE = 200;
    private static final int UNMEASURED = 100;

    private BareDisk() {}

    static Percentiles measure(Path folder, int times) throws IOException {
        Histogram nanos = Percentiles.histogram();
        try (FileChannel file =
                FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = -UNMEASURED; i < times; i++) {
                file.write(ByteBuffer.wrap(new byte[LINE]));
                long start = System.nanoTime();
                file.force(false);
                long taken = System.nanoTime() - start;
                if (i >= 0) {
                    Percentiles.add(nanos, taken);
                }
            }
        }
        return Percentiles.of(nanos);
    }
}
