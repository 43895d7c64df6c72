package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.LogUnavailableException;

/**
 * A log's files, for whoever examines or mends them. Every method reads the whole log.
 *
 * <p>All of them throw {@link LogUnavailableException} if the directory cannot be read, or, for {@link #repair}, written.
 */
public final class JsonlLogFiles {
    private final LogDirectory directory;

    /** Of a log that has the directory to itself. */
    public JsonlLogFiles(Path directory) {
        this(new LogDirectory(directory));
    }

    private JsonlLogFiles(LogDirectory directory) {
        this.directory = directory;
    }

    /** Of a log that shares the directory with others: see {@link JsonlLogOptions#named}. */
    public static JsonlLogFiles named(Path directory, String name) {
        return new JsonlLogFiles(LogDirectory.named(directory, name));
    }

    /** Names of the logs that share the directory, in alphabetical order; none if there is no such directory. */
    public static List<String> namesIn(Path directory) {
        try {
            return Files.isDirectory(directory) ? List.copyOf(NamedLogs.in(directory)) : List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new LogUnavailableException("Cannot read " + directory, e);
        }
    }

    /**
     * What an examination came to.
     *
     * @param entries good ones that were meant
     * @param findings how many things are wrong
     */
    public record Verdict(long entries, long findings) {
        /** Whether nothing is wrong. */
        public boolean isClean() {
            return findings == 0;
        }
    }

    /**
     * What a repair came to.
     *
     * @param entries good ones, kept
     * @param setAside damaged lines and files, now beside the log
     */
    public record Repaired(long entries, long setAside) {}

    /**
     * Checks every line and every file with a checksum. Changes nothing; also works while a server writes the log.
     *
     * @param findings gets each thing that is wrong, in order
     */
    public Verdict verify(Consumer<LogFinding> findings) {
        return inspect(findings, (bytes, from, to) -> true);
    }

    private interface Counted {
        boolean counts(byte[] bytes, int from, int to) throws IOException;
    }

    private Verdict inspect(Consumer<LogFinding> findings, Counted good) {
        boolean live = isInUse();
        AtomicLong entries = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        reading(() -> {
            FindingSink sink = new FindingSink(finding -> {
                wrong.incrementAndGet();
                findings.accept(finding);
            });
            DamageSink unlessUnderWay = live ? sink.passingOver(directory) : sink;
            new Inspection(directory, unlessUnderWay)
                    .run((bytes, from, to) -> entries.addAndGet(good.counts(bytes, from, to) ? 1 : 0));
        });
        return new Verdict(entries.get(), wrong.get());
    }

    /**
     * Writes every good line that is meant, as it stands in the log, followed by a newline. Changes nothing; also works
     * while a server writes the log.
     *
     * @param findings gets what is wrong with the log, and so may be lacking
     */
    public Verdict export(OutputStream to, Selection selection, Consumer<LogFinding> findings) {
        Line head = new Line();
        return inspect(findings, (bytes, from, end) -> {
            boolean wanted = head.readHead(bytes, from, end) && selection.has(head);
            if (wanted) {
                to.write(bytes, from, end - from);
                to.write('\n');
            }
            return wanted;
        });
    }

    /**
     * The entry in a line as {@link #export} writes it.
     *
     * @param kind application whose topic it is
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    public static Entry entry(String line, String kind) {
        byte[] bytes = line.getBytes(UTF_8);
        Line read = new Line();
        String reason = read.read(bytes, 0, bytes.length);
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
        return read.entry(kind);
    }

    /** Whether there is anything of a log in the directory. */
    public boolean exist() {
        try {
            return Files.exists(directory.identity())
                    || (Files.isDirectory(directory.folder())
                            && !directory.segments().isEmpty());
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot read the log " + directory.title() + ": " + Reasons.of(e), e);
        }
    }

    /**
     * Sets damaged lines aside, each segment's into a file of the same name ending in {@code .damaged}, so that the log
     * opens clean. What they held is not given out again: neither position nor seq. A crash at any moment leaves every
     * line in one of the two, and repairing again goes on where it ended.
     *
     * @throws LogUnavailableException also if a server has the log open
     */
    public Repaired repair() {
        requireDirectory();
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return new Repair(directory).run();
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot repair the log " + directory.title() + ": " + Reasons.of(e), e);
        } finally {
            lock.close();
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void reading(Reading reading) {
        requireDirectory();
        try {
            reading.run();
        } catch (IOException e) {
            throw new LogUnavailableException("Cannot read the log " + directory.title() + ": " + Reasons.of(e), e);
        }
    }

    private void requireDirectory() {
        if (!exist()) {
            throw new LogUnavailableException("There is no log " + directory.title());
        }
    }

    private boolean isInUse() {
        if (!Files.isWritable(directory.lock())) {
            return false;
        }
        try {
            DirectoryLock.take(directory).close();
            return false;
        } catch (LogUnavailableException e) {
            return true;
        }
    }
}
