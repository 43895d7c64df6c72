package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.support.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page on privacy")
class PrivacyPageTest {
    @Test
    @DisplayName("names tests that there are")
    void testsExist() throws IOException {
        List<String> named = Page.of("docs/privacy.md").rows("Which test holds it").stream()
                .flatMap(row -> Page.code(row.get(1)).stream())
                .toList();
        try (Stream<Path> all = Files.walk(Path.of("src", "test", "java"))) {
            Set<String> tests = all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(named).isNotEmpty().allMatch(tests::contains);
        }
    }
}
