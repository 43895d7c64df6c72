package org.heliograph.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import org.heliograph.server.settings.InvalidSettingException;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose logs: the same option in every command that works on a server's files. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The server's data folder, which holds a folder for each application's log (data).")
    private @Nullable Path data;

    /** All settings, as a server with this data folder has them. */
    Settings settings() {
        Map<String, String> given = data == null ? Map.of() : Map.of("heliograph.data", data.toString());
        try {
            return Settings.read(SettingSources.ofProcess(given, Map.of()));
        } catch (InvalidSettingException e) {
            throw new CommandException(ExitStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** The folder itself. */
    Path folder() {
        return settings().listen().dataDirectory();
    }

    /** An application's logs by name, in alphabetical order; there must be one. */
    SortedMap<String, JsonlLogFiles> logs(String application) {
        SortedMap<String, JsonlLogFiles> logs = new LogSearch(folder()).of(application);
        if (logs.isEmpty()) {
            throw new CommandException(ExitStatus.FAILED, "There is no log " + folder().resolve(application));
        }
        return logs;
    }
}
