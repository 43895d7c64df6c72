package org.heliograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
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
                description =
                        "Whose logs, such as channel, or party for those of all parties; without any, all that are"
                                + " there.")
        private List<String> applications = List.of();

        @Option(names = "--json", description = "Print one JSON object a line.")
        private boolean json;

        boolean json() {
            return json;
        }

        /** The logs by name, in alphabetical order. */
        SortedMap<String, JsonlLogFiles> logs() {
            if (applications.isEmpty()) {
                return all(data.folder());
            }
            SortedMap<String, JsonlLogFiles> logs = new TreeMap<>();
            applications.forEach(application -> logs.putAll(data.logs(application)));
            return logs;
        }

        private static SortedMap<String, JsonlLogFiles> all(Path folder) {
            SortedMap<String, JsonlLogFiles> logs = new LogSearch(folder).all();
            if (logs.isEmpty()) {
                throw new CommandException(ExitStatus.FAILED, "There is no log in " + folder);
            }
            return logs;
        }
    }
}
