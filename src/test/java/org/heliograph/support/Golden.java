package org.heliograph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Frames as they stand in {@code src/test/resources/protocol}, one file a message, byte for byte as they leave. Tests of
 * the server produce them, tests of the JavaScript client consume them, the AsyncAPI document describes them.
 */
public final class Golden {
    /** When everything in them happened. */
    public static final Instant AT = Instant.parse("2026-11-21T09:30:00.000001Z");

    /** The id of everything in them. */
    public static final String ID = "4kq0J2S3bX9mYt1LrVw8Zg";

    /** Every cursor in them. */
    public static final String CURSOR = "d0Zk2mQ7r1sX9bTq4LhJvA";

    private static final Path ROOT = Path.of("src", "test", "resources", "protocol");
    private static final String SUFFIX = ".json";

    private Golden() {}

    /** All in one folder, by name. */
    public static Map<String, String> in(String folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                texts.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** One of them. */
    public static String text(String folder, String name) {
        return read(ROOT.resolve(folder).resolve(name + SUFFIX));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
