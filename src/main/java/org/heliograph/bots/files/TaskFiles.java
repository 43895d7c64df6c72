package org.heliograph.bots.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Bots;
import org.heliograph.core.PlainId;
import org.heliograph.wire.Json;

/**
 * A folder with a folder for each bot; what is dropped into one of those becomes a task of that bot. To be looked at
 * again and again, by one thread at a time.
 */
public final class TaskFiles {
    private static final Logger LOG = System.getLogger(TaskFiles.class.getName());
    private static final String COLON = "%3A";

    private final Path folder;
    private final Bots bots;
    private final Json json;
    private final Clock clock;
    private final Map<Path, DropFolder> drops = new HashMap<>();
    private final Set<Path> troubled = new HashSet<>();

    /** Files below this folder, which need not exist, for these bots. */
    public TaskFiles(Path folder, Bots bots, Json json, Clock clock) {
        this.folder = folder;
        this.bots = bots;
        this.json = json;
        this.clock = clock;
    }

    /** Takes what has been dropped and is whole. */
    public void look() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path each : all) {
                String name = each.getFileName().toString().replace(COLON, ":");
                if (PlainId.is(name)) {
                    look(
                            drops.computeIfAbsent(
                                    each, path -> new DropFolder(path, new BotId(name), bots, json, clock)),
                            each);
                }
            }
        } catch (IOException e) {
            tell(folder, e);
        }
    }

    /** One bot's folder that cannot be looked into must not keep the others waiting. */
    private void look(DropFolder drop, Path path) {
        try {
            drop.look();
            troubled.remove(path);
        } catch (IOException | RuntimeException e) {
            tell(path, e);
        }
    }

    private void tell(Path path, Exception trouble) {
        if (troubled.add(path)) {
            LOG.log(Logger.Level.WARNING, "Cannot look into " + path, trouble);
        }
    }

    /** The folder of a bot: no file system takes every name that a bot may have. */
    public static Path of(Path folder, BotId bot) {
        return folder.resolve(bot.value().replace(":", COLON));
    }
}
