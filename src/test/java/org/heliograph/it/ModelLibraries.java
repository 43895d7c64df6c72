package org.heliograph.it;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What models speak, in a WAR: as {@code -Pmcp} has put it there, or else as an application would that brings it. */
final class ModelLibraries {
    /** What docs/embedding.md names, and what Maven adds to it. */
    private static final List<String> NAMES = List.of(
            "mcp-core-",
            "mcp-json-jackson3-",
            "jackson-databind-",
            "jackson-core-",
            "jackson-annotations-",
            "reactor-core-",
            "reactive-streams-",
            "slf4j-api-");

    private ModelLibraries() {}

    static WebArchive in(WebArchive war) {
        if (!war.getContent(path -> path.get().contains("/WEB-INF/lib/" + NAMES.get(0)))
                .isEmpty()) {
            return war;
        }
        List<File> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> NAMES.stream().anyMatch(file.getName()::startsWith))
                .toList();
        if (libraries.size() != NAMES.size()) {
            throw new AssertionError("Not what models need: " + libraries);
        }
        return war.addAsLibraries(libraries.toArray(File[]::new));
    }
}
