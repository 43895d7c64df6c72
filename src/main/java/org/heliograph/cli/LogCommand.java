package org.heliograph.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph log}: a server's logs as files, without the server. */
@Command(
        name = "log",
        description = "Examines, mends, copies out and fills the logs in a server's data folder.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LogVerifyCommand.class, LogRepairCommand.class, LogExportCommand.class, LogImportCommand.class})
final class LogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify, repair, export or import?");
    }

    /** Which logs, and how to tell of them. */
    static final class Which {
        @Mixin
        private DataOptions data;

        @Parameters(
                arity = "0..*",
                paramLabel = "APPLICATION",
                description = "Whose logs, such as channel; without any, all that are there.")
        private List<String> applications = List.of();

        @Option(names = "--json", description = "Print one JSON object a line.")
        private boolean json;

        boolean json() {
            return json;
        }

        /** The logs by name, in alphabetical order. */
        Map<String, JsonlLogFiles> logs() throws IOException {
            Map<String, JsonlLogFiles> logs = new TreeMap<>();
            for (String application : applications) {
                logs.put(application, data.log(application));
            }
            return applications.isEmpty() ? all(data.folder()) : logs;
        }

        private static Map<String, JsonlLogFiles> all(Path folder) throws IOException {
            Map<String, JsonlLogFiles> logs = new TreeMap<>();
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
                    inside.forEach(each -> logs.put(String.valueOf(each.getFileName()), new JsonlLogFiles(each)));
                }
            }
            logs.values().removeIf(log -> !log.exist());
            if (logs.isEmpty()) {
                throw new CommandException(ExitStatus.FAILED, "There is no log in " + folder);
            }
            return logs;
        }
    }
}
