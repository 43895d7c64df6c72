package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogListener;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;

/** A log directory that tests open, damage, and open again. */
final class LogFolder {
    static final Topic A = new Topic("channel", "a");
    static final Topic B = new Topic("channel", "b");
    static final Instant START = Instant.parse("2026-11-21T11:14:30.000000Z");

    final Path path;
    final Layout layout;
    final LogDirectory directory;
    final ManualClock clock = new ManualClock(START);
    final List<String> damage = new CopyOnWriteArrayList<>();
    JsonlLogOptions options;

    LogFolder(Path path, Layout layout) {
        this(path, layout, LogFolder::daemon);
    }

    LogFolder(Path path, Layout layout, ThreadFactory threads) {
        this.path = path;
        this.layout = layout;
        this.directory = layout.directory(path);
        this.options = layout.in(JsonlLogOptions.of(path, "channel", clock, threads))
                .nanoTime(System::nanoTime)
                .listener(new LogListener() {
                    @Override
                    public void damaged(String file, long line, String reason) {
                        damage.add(file + ":" + line + ": " + reason);
                    }
                });
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "log");
        thread.setDaemon(true);
        return thread;
    }

    LogFolder with(UnaryOperator<JsonlLogOptions> change) {
        options = change.apply(options);
        return this;
    }

    JsonlEventLog open() {
        damage.clear();
        return JsonlEventLog.open(options);
    }

    /** Fills a new log with entries of two topics in turn, and closes it. */
    List<Entry> fill(int entries) {
        List<Entry> filled = new ArrayList<>();
        try (EventLog log = open()) {
            for (int i = 0; i < entries; i++) {
                filled.add(append(log, i % 2 == 0 ? A : B, "e" + i));
            }
        }
        return filled;
    }

    static Entry append(EventLog log, Topic topic, String text) {
        return append(log, Draft.of(topic, "{\"text\":\"" + text + "\"}"));
    }

    static Entry append(EventLog log, Draft draft) {
        return log.append(draft).orTimeout(30, SECONDS).join().entry();
    }

    static List<Entry> all(EventLog log) {
        return log.scanAfter(0, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    List<Path> segments() {
        try {
            return directory.segments().stream().map(directory::segment).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What messages call the log. */
    String title() {
        return directory.title();
    }

    /** What the segment that begins there is called, once it is full if it is not there. */
    String nameOf(long firstPosition) throws IOException {
        Path file = directory.segments().contains(firstPosition)
                ? directory.segment(firstPosition)
                : directory.sealed(firstPosition);
        return file.getFileName().toString();
    }

    /** A file beside the segments. */
    Path aside(String name) {
        return directory.aside().resolve(name);
    }

    JsonlLogFiles examined() {
        return layout.files(path);
    }

    /** Everything as it is now. */
    Map<Path, byte[]> copy() throws IOException {
        Map<Path, byte[]> copy = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy.put(file, Files.readAllBytes(file));
            }
        }
        return copy;
    }

    /** Everything as it was. */
    void restore(Map<Path, byte[]> copy) throws IOException {
        for (Path file : copy().keySet()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : copy.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    /** Files beside the segments that end so. */
    List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(directory.aside())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file, UTF_8));
    }

    static void write(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, UTF_8);
    }

    /** Flips one bit of one byte. */
    static void flip(Path file, long at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    /** Offset of the first byte of a line, counted from 0. */
    static long offsetOfLine(Path file, int line) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = 0;
        for (int n = 0; n < line; at++) {
            n += bytes[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    static void truncate(Path file, long length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, (int) length));
    }
}
