package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.support.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("README.md")
class ReadmeTest {
    private static final Page README = Page.of("README.md");
    private static final Pattern ID = Pattern.compile("\\b[BDKRXP]\\d+\\b");

    @Test
    @DisplayName("names for each guarantee tests that are there")
    void guaranteesAreHeld() throws IOException {
        Set<String> tests = tests().map(path -> path.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<List<String>> rows = README.rows("Guarantees");

        assertThat(rows).hasSizeGreaterThan(4).allSatisfy(row -> {
            List<String> named = Page.code(row.get(2));
            if (row.get(0).equals("Not promised")) {
                assertThat(named).isEmpty();
            } else {
                assertThat(named).isNotEmpty().isSubsetOf(tests);
            }
        });
    }

    @Test
    @DisplayName("names acceptance ids that stand in the display names of tests")
    void idsAreHeld() throws IOException {
        Set<String> held = new TreeSet<>();
        Pattern display = Pattern.compile("@(?:DisplayName|Label)\\(\\s*\"([^\"]*)");
        for (Path test : tests().toList()) {
            display.matcher(Files.readString(test))
                    .results()
                    .forEach(name -> ID.matcher(name.group(1)).results().forEach(id -> held.add(id.group())));
        }

        assertThat(held)
                .containsAll(ID.matcher(README.prose())
                        .results()
                        .map(id -> id.group())
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("has its two commands before anything has to be scrolled")
    void commandsComeFirst() {
        assertThat(README.text().lines().limit(20).collect(Collectors.joining("\n")))
                .contains("./mvnw -q -DskipTests package && java -jar target/heliograph.jar demo")
                .contains("./mvnw verify");
    }

    private static Stream<Path> tests() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "test", "java"))) {
            return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
        }
    }
}
