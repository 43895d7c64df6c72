package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.heliograph.cli.log.ApplicationLines;
import org.heliograph.cli.log.BotLines;
import org.heliograph.cli.log.ChannelLines;
import org.heliograph.cli.log.ImportedLines;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogImport;
import org.heliograph.core.log.jsonl.JsonlEventLog;
import org.heliograph.core.log.jsonl.JsonlLogOptions;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph log import}. */
@Command(
        name = "import",
        description = {
            "Appends lines to a log, in their order. Refused while a server uses the log.",
            "A line is what 'log export' writes, or a message as POST /api/messages takes it, or how a bot's task ended"
                    + " (bot_id, task_id, success, response or error), with timestamp and id where it has them.",
            "Ids, keys and instants are kept; seqs are given anew, and an instant gives way where the log is later.",
            "The same lines again change nothing, also after an import that was cut short."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every line is in the log",
            "1:lines were refused, or the log cannot be written; standard error says which and why",
            "2:the command line makes no sense"
        })
final class LogImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Parameters(index = "0", paramLabel = "APPLICATION", description = "Whose log: channel or bot.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Else standard input is read.")
    private @Nullable Path source;

    @Option(names = "--json", description = "Print the outcome as a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ApplicationLines application = application();
        PrintWriter err = spec.commandLine().getErr();
        LogImport.Result result;
        try (BufferedReader lines = open();
                EventLog log = log()) {
            ImportedLines drafts = new ImportedLines(application, Clock.systemUTC());
            result = new LogImport(log, drafts, (line, reason) -> err.println("Refused line " + line + ": " + reason))
                    .run(lines);
        }
        Output out = Output.standard();
        out.line(json ? object(result) : text(result));
        out.flush();
        return result.refused() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private ApplicationLines application() {
        if (name.equals("party") || name.startsWith("party/")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing is imported into a party: what one has seen must not change; its folder can be copied as a"
                            + " whole while no server runs");
        }
        var wire = new org.heliograph.wire.Json();
        return Stream.of(new ChannelLines(wire), new BotLines(wire))
                .filter(each -> each.kind().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no application " + name + " to import for; there are channel and bot"));
    }

    private BufferedReader open() {
        try {
            return source == null
                    ? new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), UTF_8))
                    : Files.newBufferedReader(source, UTF_8);
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "Cannot read " + source);
        }
    }

    private EventLog log() {
        LocalServer.logToStandardError();
        Settings settings = data.settings();
        Path directory = settings.listen().dataDirectory().resolve(name);
        return JsonlEventLog.open(
                JsonlLogOptions.of(directory, name, Clock.systemUTC(), task -> new Thread(task, "log"))
                        .segmentBytes(settings.log(name).segmentBytes()));
    }

    private static String text(LogImport.Result result) {
        return String.format(
                Locale.ROOT,
                "%,d new, %,d were there already, %,d refused",
                result.recorded(),
                result.repeated(),
                result.refused());
    }

    private static String object(LogImport.Result result) {
        return Json.createObjectBuilder()
                .add("new", result.recorded())
                .add("there_already", result.repeated())
                .add("refused", result.refused())
                .build()
                .toString();
    }
}
