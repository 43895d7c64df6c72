package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every promise that is kept so far is the name of a test. */
@DisplayName("the promises")
class AcceptanceIndexTest {
    /** Promises whose tests are not written yet. */
    private static final Set<String> PENDING = Set.of();

    private static final Pattern JAVA_NAME =
            Pattern.compile("@(?:DisplayName|Label)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)\\)");
    private static final Pattern SCRIPT_NAME = Pattern.compile("\\b(?:test|it|describe)\\(\\s*(['\"`])(.*?)\\1");
    private static final Pattern ID = Pattern.compile("\\b[BDKPRX]\\d+\\b");

    @Test
    @DisplayName("every id of this stage stands in the name of a test, and none is pending that has one")
    void everyIdHasATest() {
        Set<String> named = named();
        List<String> promised = promised();

        assertThat(promised).filteredOn(id -> !PENDING.contains(id)).allMatch(named::contains, "has a test");
        assertThat(PENDING).noneMatch(named::contains);
    }

    private static List<String> promised() {
        List<String> all = new ArrayList<>();
        // What is left out belongs to the pages of a party, to its privacy or to its embedding.
        ids("P", IntStream.concat(IntStream.of(1, 50), IntStream.rangeClosed(4, 48)), all);
        ids("B", IntStream.rangeClosed(1, 38), all);
        ids("D", IntStream.rangeClosed(1, 33), all);
        ids("R", IntStream.rangeClosed(1, 26), all);
        ids("X", IntStream.rangeClosed(1, 17), all);
        ids("K", IntStream.concat(IntStream.of(1), IntStream.rangeClosed(3, 14)), all);
        return all;
    }

    private static void ids(String letter, IntStream numbers, List<String> all) {
        numbers.forEach(number -> all.add(letter + number));
    }

    private static Set<String> named() {
        Set<String> named = new HashSet<>();
        collect(Path.of("src", "test", "java"), ".java", JAVA_NAME, 1, named);
        collect(Path.of("src", "test", "webapp"), ".test.mjs", SCRIPT_NAME, 2, named);
        return named;
    }

    private static void collect(Path root, String ending, Pattern name, int group, Set<String> found) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                Matcher names = name.matcher(Files.readString(file));
                while (names.find()) {
                    ID.matcher(names.group(group)).results().forEach(id -> found.add(id.group()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
