package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The files of one log: their names, and how they are replaced so that a crash leaves the old or the new. */
final class LogDirectory {
    private static final int DIGITS = 20;
    private static final String SEGMENT = ".jsonl";

    private final Path path;

    LogDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path segment(long firstPosition) {
        return path.resolve(segmentName(firstPosition));
    }

    static String segmentName(long firstPosition) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d" + SEGMENT, firstPosition);
    }

    Path index(long firstPosition) {
        return path.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d.idx", firstPosition));
    }

    /** Where repair sets lines of this segment aside. */
    Path setAside(long firstPosition) {
        return path.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d.damaged", firstPosition));
    }

    Path identity() {
        return path.resolve("log.json");
    }

    Path heads() {
        return path.resolve("heads.jsonl");
    }

    Path head() {
        return path.resolve("head.bin");
    }

    Path snapshots() {
        return path.resolve("snapshots");
    }

    Path archive() {
        return path.resolve("archive");
    }

    /** First positions of the segments that are there, ascending. */
    List<Long> segments() throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + SEGMENT)) {
            for (Path file : files) {
                firstPosition(file).ifPresent(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    private static Optional<Long> firstPosition(Path file) {
        String name = file.getFileName().toString();
        String digits = name.substring(0, name.length() - SEGMENT.length());
        boolean ours = digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return ours && digits.startsWith("00") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** Replaces the file as one act, on disk when this returns. */
    void replace(Path file, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Files.createDirectories(directory);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            LocalDisk.writeFully(channel, ByteBuffer.wrap(content), 0);
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
    }

    /** Makes the names in the log's directory durable. */
    void force() throws IOException {
        force(path);
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }
}
