package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.server.settings.SettingsReference;
import org.heliograph.support.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The documents")
class DocumentsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** A call in an example is none. */
    private static final Pattern SETTING = Pattern.compile("heliograph(\\.[a-z][a-z-]*)+(?![\\w(-])");

    private static final Pattern LOCK = Pattern.compile("\\bsynchronized\\b|new ReentrantLock");
    private static final Pattern THREAD = Pattern.compile("\"(heliograph-[a-z]+)");

    /** Names that begin like a setting and are files. */
    private static final Set<String> FILES = Set.of(
            "heliograph.jar",
            "heliograph.war",
            "heliograph.jsa",
            "heliograph.properties",
            "heliograph.js",
            "heliograph.token");

    static List<Page> pages() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(path -> Page.of(path.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("lead nowhere that is not there")
    @MethodSource("pages")
    void linksResolve(Page page) {
        Path folder = page.path().toAbsolutePath().getParent();
        assertThat(page.links()).allSatisfy(link -> {
            if (!link.matches("[a-z]+:.*")) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page.path() : folder.resolve(parts[0]);
                assertThat(target).as(link).exists();
                if (parts.length == 2) {
                    assertThat(anchors(Page.of(target.toString()))).contains(parts[1]);
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("name settings that exist")
    @MethodSource("pages")
    void settingsExist(Page page) {
        Set<String> known =
                SettingsReference.all().map(setting -> setting.name()).collect(Collectors.toSet());
        Set<String> named = SETTING.matcher(page.text().replaceAll("(?:org|com)\\.heliograph\\S*", ""))
                .results()
                .map(name -> name.group())
                .filter(name -> !FILES.contains(name))
                .filter(name -> !name.equals("heliograph.prot"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(named);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("know no machine but the reader's")
    @MethodSource("pages")
    void pathsAreTheReaders(Page page) {
        assertThat(page.text()).doesNotContainPattern("(/home/|/root/|/work/|/tmp/|C:\\\\Users)");
    }

    @Test
    @DisplayName("are all in the list of documents")
    void everyPageIsListed() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            assertThat(Page.of("docs/README.md").links())
                    .containsAll(docs.map(path -> path.getFileName().toString())
                            .filter(name -> !name.equals("README.md"))
                            .toList());
        }
    }

    @Test
    @DisplayName("tell every lock there is, and every thread")
    void locksAndThreadsAreListed() {
        Page page = Page.of("docs/concurrency.md");
        Set<String> locked = page.rows("Locks").stream()
                .flatMap(row -> Page.code(row.get(0)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> locking = sources()
                .filter(source -> LOCK.matcher(code(source)).find())
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        // The hub's lock is inside a map of the JDK's.
        locking.add("Hub");
        assertThat(locked).isEqualTo(locking);

        Set<String> told = page.rows("Threads").stream()
                .flatMap(row -> Page.code(row.get(0)).stream())
                .map(name -> name.replace("-KIND", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> made = Stream.of("Threads", "JsonlLogs")
                .map(name -> SOURCES.resolve("org/heliograph/server/" + name + ".java"))
                .flatMap(source -> THREAD.matcher(code(source)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(made);
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all
                    .filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("bench"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source without its comments. */
    private static String code(Path source) {
        return Page.of(source.toString())
                .text()
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)//.*$", "");
    }

    private static List<String> anchors(Page page) {
        return Pattern.compile("(?m)^#+ (.+)$")
                .matcher(page.text())
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
