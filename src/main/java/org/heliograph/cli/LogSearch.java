package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.heliograph.core.log.jsonl.JsonlLogFiles;

/**
 * Finds logs in a data folder: {@code channel}, which is a folder, as well as {@code party/ID/actions}, which is one of
 * several in a folder. Whoever names a folder means all logs in it and in the folders right below it.
 */
final class LogSearch {
    private final Path data;

    LogSearch(Path data) {
        this.data = data;
    }

    /** All there are, by name, in alphabetical order. */
    SortedMap<String, JsonlLogFiles> all() {
        SortedMap<String, JsonlLogFiles> found = new TreeMap<>();
        folders(data).forEach(folder -> found.putAll(of(name(folder))));
        return found;
    }

    /** Those that are meant by a name. */
    SortedMap<String, JsonlLogFiles> of(String name) {
        SortedMap<String, JsonlLogFiles> found = new TreeMap<>();
        Path place = data.resolve(name);
        JsonlLogFiles alone = new JsonlLogFiles(place);
        Path parent = place.getParent();
        String last = name(place);
        if (Files.isDirectory(place) && alone.exist()) {
            found.put(name, alone);
        } else if (Files.isDirectory(place)) {
            shared(name, place, found);
            folders(place).forEach(folder -> shared(name + "/" + name(folder), folder, found));
        } else if (parent != null && JsonlLogFiles.namesIn(parent).contains(last)) {
            found.put(name, JsonlLogFiles.named(parent, last));
        }
        return found;
    }

    private static void shared(String prefix, Path folder, SortedMap<String, JsonlLogFiles> found) {
        for (String name : JsonlLogFiles.namesIn(folder)) {
            found.put(prefix + "/" + name, JsonlLogFiles.named(folder, name));
        }
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(parent, Files::isDirectory)) {
            return StreamSupport.stream(inside.spliterator(), false).toList();
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "Cannot read " + parent);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
