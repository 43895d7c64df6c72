package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The git repository that a folder belongs to: tells what has changed in it. */
final class Repository {
    private static final int PATIENCE_SECONDS = 20;
    private static final int MOST_FILES = 1_000;

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /**
     * What stands in it besides what is committed.
     *
     * @param head the commit it is at; empty before the first
     * @param dirty every file that differs from that commit, and how it looks
     */
    record State(Optional<String> head, Map<String, String> dirty) {}

    /** The one that this folder belongs to; empty if there is none, or no git here. */
    static Optional<Repository> around(Path folder) throws InterruptedException {
        // The way up, not the name of the place: that may be one that Java cannot write in this locale.
        return git(folder, "rev-parse", "--show-cdup").map(up -> new Repository(folder.resolve(up.strip())));
    }

    /** How it is now; empty if that cannot be told. */
    Optional<State> state() throws InterruptedException {
        Optional<String> status = git(root, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all");
        if (status.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> dirty = new TreeMap<>();
        for (String line : fields(status.get())) {
            if (line.length() > 3) {
                String file = line.substring(3);
                dirty.put(file, line.substring(0, 2) + look(file));
            }
        }
        return Optional.of(
                new State(git(root, "rev-parse", "--verify", "-q", "HEAD").map(String::strip), dirty));
    }

    /** The files that have changed between two states, by name, below the repository's root. */
    List<String> changes(State before, State after) throws InterruptedException {
        TreeSet<String> changed = new TreeSet<>(differing(before.dirty(), after.dirty()));
        if (before.head().isPresent()
                && after.head().isPresent()
                && !before.head().equals(after.head())) {
            git(
                            root,
                            "diff",
                            "--name-only",
                            "-z",
                            "--no-renames",
                            before.head().get(),
                            after.head().get())
                    .ifPresent(names -> changed.addAll(fields(names)));
        }
        return changed.stream().limit(MOST_FILES).toList();
    }

    private static Collection<String> differing(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        all.removeIf(file -> before.containsKey(file) && before.get(file).equals(after.get(file)));
        return all;
    }

    private String look(String file) {
        try {
            BasicFileAttributes now = Files.readAttributes(root.resolve(file), BasicFileAttributes.class);
            return " " + now.size() + " " + now.lastModifiedTime();
        } catch (IOException e) {
            return " gone";
        } catch (InvalidPathException e) {
            // In a locale without its letters; then git's word for its state has to do.
            return "";
        }
    }

    private static List<String> fields(String text) {
        return List.of(text.split("\0")).stream()
                .filter(field -> !field.isEmpty())
                .toList();
    }

    /** What git says; empty if it fails, or is not there. */
    private static Optional<String> git(Path folder, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            // A git that hangs must not keep the worker: its end, or ours, ends the reading.
            CompletableFuture<?> unused = git.onExit()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> git.destroyForcibly());
            String said;
            try (InputStream out = git.getInputStream()) {
                said = new String(out.readAllBytes(), UTF_8);
            }
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
