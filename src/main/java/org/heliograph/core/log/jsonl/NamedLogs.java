package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the logs that share a folder. */
final class NamedLogs {
    private static final Pattern LINES = Pattern.compile("([a-z0-9][a-z0-9_-]{0,63})(\\.[1-9]\\d*)?\\.jsonl");
    private static final byte[] FIRST_BYTES = "{\"pos\":".getBytes(US_ASCII);

    private NamedLogs() {}

    /** Their names; of files that only may be a log's those that begin like one. */
    static SortedSet<String> in(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (Path file : files) {
                Matcher matcher = LINES.matcher(file.getFileName().toString());
                if (matcher.matches() && (isKept(folder, matcher.group(1)) || beginsLikeOne(file))) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }

    private static boolean isKept(Path folder, String name) {
        return Files.exists(LogDirectory.named(folder, name).identity());
    }

    private static boolean beginsLikeOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(FIRST_BYTES.length), FIRST_BYTES);
        }
    }
}
