package org.heliograph.bots.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Bots;
import org.heliograph.bots.ClientKey;
import org.heliograph.bots.NewTask;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.wire.Json;

/**
 * One bot's folder. A file is taken when it has not changed from one look to the next; one that cannot be read yet may be
 * half written, and is given a while before it is set aside. What was taken stands in {@code taken}, what could not be
 * in {@code rejected} with the reason beside it. Used by one thread at a time.
 */
final class DropFolder {
    private static final Logger LOG = System.getLogger(DropFolder.class.getName());
    private static final int MAX_BYTES = 1 << 20;
    private static final Duration HALF_WRITTEN = Duration.ofSeconds(3);
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int ID_LENGTH = 22;

    private final Path folder;
    private final BotId bot;
    private final Bots bots;
    private final Json json;
    private final Clock clock;
    private final Set<Path> stuck = new HashSet<>();
    private Map<Path, Seen> seen = new HashMap<>();

    DropFolder(Path folder, BotId bot, Bots bots, Json json, Clock clock) {
        this.folder = folder;
        this.bot = bot;
        this.bots = bots;
        this.json = json;
        this.clock = clock;
    }

    void look() throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DropFolder::isTask)) {
            for (Path file : files) {
                Seen before = seen.get(file);
                Seen state = stateOf(file);
                if (before != null && state.sameAs(before)) {
                    now.put(file, before);
                    take(file, before);
                } else {
                    now.put(file, state);
                }
            }
        }
        now.keySet().removeIf(file -> !Files.exists(file));
        stuck.retainAll(now.keySet());
        seen = now;
    }

    private static boolean isTask(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && (name.endsWith(".md") || name.endsWith(".json"))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Seen stateOf(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Seen(attributes.size(), attributes.lastModifiedTime().toMillis(), clock.instant());
        } catch (NoSuchFileException e) {
            return new Seen(-1, -1, clock.instant());
        }
    }

    /** One file that cannot be read or moved must not keep the others waiting. */
    private void take(Path file, Seen state) {
        try {
            takeOrReject(file, state);
        } catch (NoSuchFileException e) {
            // Whoever dropped it took it back.
            return;
        } catch (IOException e) {
            if (stuck.add(file)) {
                LOG.log(Logger.Level.WARNING, "The file " + file + " cannot be taken: " + e);
            }
        }
    }

    private void takeOrReject(Path file, Seen state) throws IOException {
        try {
            byte[] bytes = bytes(file);
            // Otherwise it is being written again, or another has its name: that waits as a new one does.
            if (stateOf(file).sameAs(state)) {
                submit(file, state, text(bytes));
                move(file, folder.resolve("taken"));
            }
        } catch (AccessDeniedException e) {
            if (!mayBeHalfWritten(state)) {
                reject(file, "The file cannot be read");
            }
        } catch (RefusedException e) {
            if (!e.isPassing() && !mayBeHalfWritten(state)) {
                reject(file, e.getMessage());
            }
        } catch (LogUnavailableException e) {
            LOG.log(Logger.Level.WARNING, "Files wait in " + folder + ": the log is not available");
        }
    }

    private boolean mayBeHalfWritten(Seen state) {
        return state.since().plus(HALF_WRITTEN).isAfter(clock.instant());
    }

    private void submit(Path file, Seen state, String text) {
        // The time belongs to it: who drops the same file again wants it done again.
        String drop = file.getFileName() + "\n" + state.modified() + "\n" + text;
        ClientKey key = ClientKey.of("file", drop);
        String digest = key.request().substring(0, ID_LENGTH);
        NewTask task = read(file, text, "FILE-" + digest);
        try {
            bots.register(bot).join();
            bots.submit(bot, task, new ClientKey("file:" + digest, key.request()))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e.getCause() instanceof LogUnavailableException unavailable ? unavailable : e;
        }
    }

    private NewTask read(Path file, String text, String otherId) {
        boolean isJson = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return isJson ? JsonTask.read(json, text, otherId) : MarkdownTask.read(text, otherId);
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw RefusedException.tooLarge("The file is over " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw RefusedException.invalid("The file is not UTF-8");
        }
    }

    /** Another file may stand under its name by now: no link is followed, and no more is read than may be. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private void reject(Path file, String reason) throws IOException {
        LOG.log(Logger.Level.WARNING, "The file " + file + " is no task: " + reason);
        Path set = move(file, folder.resolve("rejected"));
        Files.writeString(set.resolveSibling(set.getFileName() + ".reason.txt"), reason + "\n");
    }

    /** Never over another file: it gets a number where its name is taken. */
    private static Path move(Path file, Path into) throws IOException {
        Files.createDirectories(into);
        String name = file.getFileName().toString();
        Path target = into.resolve(name);
        for (int number = 2; Files.exists(target); number++) {
            target = into.resolve(number + "-" + name);
        }
        return Files.move(file, target);
    }

    /**
     * A file as it was seen.
     *
     * @param since since when it has been like this
     */
    private record Seen(long size, long modified, Instant since) {
        boolean sameAs(Seen before) {
            return size >= 0 && size == before.size && modified == before.modified;
        }
    }
}
