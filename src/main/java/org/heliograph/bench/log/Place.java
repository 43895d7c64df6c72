package org.heliograph.bench.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.core.log.jsonl.JsonlLogOptions;
import org.jspecify.annotations.Nullable;

/** A folder for one measurement, on the disk that is to be measured, and gone afterwards. */
final class Place implements AutoCloseable {
    static final String KIND = "channel";

    private final Path folder;

    private Place(Path folder) {
        this.folder = folder;
    }

    /** A new one in this folder, or where temporary files go. */
    static Place in(@Nullable Path parent) throws IOException {
        return new Place(
                parent == null
                        ? Files.createTempDirectory("heliograph-bench")
                        : Files.createTempDirectory(Files.createDirectories(parent), "heliograph-bench"));
    }

    Path folder() {
        return folder;
    }

    /** The log in it, as a server has it. */
    JsonlLogOptions log() {
        return JsonlLogOptions.of(folder.resolve(KIND), KIND, Clock.systemUTC(), task -> new Thread(task, "log"))
                .nanoTime(System::nanoTime);
    }

    @Override
    public void close() {
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
