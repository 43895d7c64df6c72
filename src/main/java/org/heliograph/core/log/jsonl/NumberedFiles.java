package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Segments of a log that has a folder to itself: each has one name for life, its first position in twenty digits. */
record NumberedFiles(Path folder) implements SegmentFiles {
    private static final int DIGITS = 20;
    private static final String SUFFIX = ".jsonl";

    /** Such a name, of whatever file goes with the segment. */
    static String name(long firstPosition, String suffix) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d%s", firstPosition, suffix);
    }

    @Override
    public List<Long> firstPositions() throws IOException {
        return in(folder, SUFFIX);
    }

    /** First positions in the names of files that end so, ascending. */
    static List<Long> in(Path folder, String suffix) throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : files) {
                firstPosition(file, suffix).ifPresent(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    private static Optional<Long> firstPosition(Path file, String suffix) {
        String name = file.getFileName().toString();
        String digits = name.substring(0, name.length() - suffix.length());
        boolean ours = digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return ours && digits.startsWith("00") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    @Override
    public Path file(long firstPosition) {
        return folder.resolve(name(firstPosition, SUFFIX));
    }

    @Override
    public Path active(long firstPosition) {
        return file(firstPosition);
    }

    @Override
    public Path sealed(long firstPosition) {
        return file(firstPosition);
    }

    @Override
    public FileChannel open(long firstPosition) throws IOException {
        return FileChannel.open(file(firstPosition), StandardOpenOption.READ);
    }

    @Override
    public void begin(long firstPosition) {
        // The file's name says it.
    }
}
