package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what lies below a folder, one of its entries after the other. Links are not followed. For one thread. */
final class Survey {
    private static final int MOST_AT_ONCE = 2_000;
    private static final int LARGEST = 8;

    private final Path folder;
    private final Deque<Path> entries;
    private final int all;
    private final Deque<Path> open = new ArrayDeque<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();
    private Sum sum = new Sum();
    private String at = "";
    private int closed;

    private Survey(Path folder, List<Path> entries) {
        this.folder = folder;
        this.entries = new ArrayDeque<>(entries);
        this.all = entries.size();
    }

    static Survey of(Path folder) {
        return new Survey(folder, inside(folder));
    }

    /**
     * Counts on, but not for long.
     *
     * @return false if nothing is left
     */
    boolean step() {
        if (open.isEmpty()) {
            if (entries.isEmpty()) {
                return false;
            }
            Path entry = entries.remove();
            at = String.valueOf(entry.getFileName());
            sum = sums.computeIfAbsent(at, name -> new Sum());
            open.push(entry);
        }
        for (int i = 0; i < MOST_AT_ONCE && !open.isEmpty(); i++) {
            count(open.pop());
        }
        closed = all - entries.size() - (open.isEmpty() ? 0 : 1);
        return true;
    }

    private void count(Path path) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isDirectory()) {
                inside(path).forEach(open::push);
            } else {
                sum.files++;
                sum.bytes += found.size();
            }
        } catch (IOException e) {
            sum.unreadable++;
        }
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    int percent() {
        return all == 0 ? 100 : closed * 100 / all;
    }

    /** What it is at. */
    String at() {
        return "%s (%d of %d)".formatted(at, all - entries.size(), all);
    }

    /** What was found. */
    String report() {
        Sum total = new Sum();
        sums.values().forEach(total::add);
        String largest = sums.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().bytes))
                .limit(LARGEST)
                .map(entry -> "%n%12s  %s".formatted(size(entry.getValue().bytes), entry.getKey()))
                .collect(Collectors.joining());
        String unreadable = total.unreadable == 0 ? "" : ", %,d could not be read".formatted(total.unreadable);
        return String.format(
                Locale.ROOT,
                "%,d files, %s below %s%s%s",
                total.files,
                size(total.bytes),
                folder,
                unreadable,
                largest.isEmpty() ? "" : System.lineSeparator() + largest);
    }

    private static String size(long bytes) {
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%,.1f KiB", bytes / 1024.0);
        }
        return String.format(Locale.ROOT, "%,.1f MiB", bytes / 1024.0 / 1024.0);
    }

    private static final class Sum {
        private long files;
        private long bytes;
        private long unreadable;

        private void add(Sum other) {
            files += other.files;
            bytes += other.bytes;
            unreadable += other.unreadable;
        }
    }
}
