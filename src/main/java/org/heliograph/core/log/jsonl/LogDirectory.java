package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The files of one log: their names, and how they are replaced so that a crash leaves the old or the new. The segments
 * stand in the folder; what goes with them stands beside them, or, where several logs share the folder, aside.
 */
final class LogDirectory {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final String title;
    private final Path aside;
    private final SegmentFiles segments;

    /** Of a log that has the folder to itself. */
    LogDirectory(Path folder) {
        this(folder.toString(), folder, new NumberedFiles(folder));
    }

    private LogDirectory(String title, Path aside, SegmentFiles segments) {
        this.title = title;
        this.aside = aside;
        this.segments = segments;
    }

    /** Of a log that shares the folder with others. */
    static LogDirectory named(Path folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name for a log: " + name);
        }
        Path aside = folder.resolve("." + name);
        NamedFiles files = new NamedFiles(folder, aside, name);
        return new LogDirectory(files.active(0).toString(), aside, files);
    }

    /** What messages call the log. */
    String title() {
        return title;
    }

    /** Where its segments are. */
    Path folder() {
        return segments.folder();
    }

    /** Where everything else of it is. */
    Path aside() {
        return aside;
    }

    /** A segment that is there. */
    Path segment(long firstPosition) {
        return segments.file(firstPosition);
    }

    /** A segment while it is written. */
    Path active(long firstPosition) {
        return segments.active(firstPosition);
    }

    /** A segment once it is full. */
    Path sealed(long firstPosition) {
        return segments.sealed(firstPosition);
    }

    /** Opens a segment to be read, whatever it is being called. */
    FileChannel open(long firstPosition) throws IOException {
        return segments.open(firstPosition);
    }

    /** Writes down, on disk when this returns, where the segment begins that is being written from now on. */
    void begin(long firstPosition) throws IOException {
        segments.begin(firstPosition);
    }

    Path index(long firstPosition) {
        return aside.resolve(NumberedFiles.name(firstPosition, ".idx"));
    }

    /** Where repair sets lines of this segment aside. */
    Path setAside(long firstPosition) {
        return aside.resolve(NumberedFiles.name(firstPosition, ".damaged"));
    }

    /** What is to replace a segment. */
    Path mended(long firstPosition) {
        return aside.resolve(NumberedFiles.name(firstPosition, ".jsonl.tmp"));
    }

    Path lock() {
        return aside.resolve("lock");
    }

    Path identity() {
        return aside.resolve("log.json");
    }

    Path heads() {
        return aside.resolve("heads.jsonl");
    }

    Path head() {
        return aside.resolve("head.bin");
    }

    Path snapshots() {
        return aside.resolve("snapshots");
    }

    Path archive() {
        return aside.resolve("archive");
    }

    /** First positions of the segments that are there, ascending. */
    List<Long> segments() throws IOException {
        return segments.firstPositions();
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

    /** Makes the names of the segments durable. */
    void force() throws IOException {
        force(segments.folder());
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }
}
