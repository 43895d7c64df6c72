package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.bench.BenchCommand;
import org.heliograph.cli.party.McpCommand;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.core.log.LogUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code heliograph}, which only holds the others. */
@Command(
        name = "heliograph",
        description = "A durable real-time push server, and what is needed to use it from a terminal.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class HeliographCommand implements Runnable {
    private static final String DASH = "-";

    /** What no command line can hold. */
    private static final String IN_PLACE_OF_A_DASH = "\0";

    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            DemoCommand.class,
            TailCommand.class,
            SayCommand.class,
            TaskCommand.class,
            WorkerCommand.class,
            RunCommand.class,
            PartyCommand.class,
            McpCommand.class,
            LogCommand.class,
            TokenCommand.class,
            BenchCommand.class);

    /** Those that speak of all commands. */
    private static final List<Class<?>> ABOUT_COMMANDS =
            List.of(CompletionCommand.class, CommandLine.HelpCommand.class);

    @Spec
    private CommandSpec spec;

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        return of(Stream.concat(COMMANDS.stream(), ABOUT_COMMANDS.stream()));
    }

    /**
     * As much of the command line as carries out these arguments: where they begin with a command, that one. To learn of
     * all the others takes a good part of the time until a server is up.
     */
    static CommandLine commandLineFor(String... arguments) {
        return COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .map(command -> of(Stream.of(command)))
                .orElseGet(HeliographCommand::commandLine);
    }

    private static CommandLine of(Stream<Class<?>> commands) {
        var commandLine = new Dashing(new HeliographCommand());
        commands.forEach(commandLine::addSubcommand);
        commandLine.registerConverter(String.class, text -> text.equals(IN_PLACE_OF_A_DASH) ? DASH : text);
        commandLine.setExecutionExceptionHandler(HeliographCommand::failed);
        commandLine.setParameterExceptionHandler(HeliographCommand::misused);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setAbbreviatedOptionsAllowed(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(inUnicode());
        describe(commandLine);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Where options may be shortened, picocli 4.7 stumbles over a dash that stands alone: to it, it is something else. */
    private static final class Dashing extends CommandLine {
        Dashing(Object command) {
            super(command);
        }

        @Override
        public int execute(String... arguments) {
            return super.execute(Arrays.stream(arguments)
                    .map(argument -> argument.equals(DASH) ? IN_PLACE_OF_A_DASH : argument)
                    .toArray(String[]::new));
        }
    }

    /** QR codes and what people write need it, whatever the locale says. */
    private static PrintWriter inUnicode() {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), true);
    }

    /** Every command's help ends in the same table, unless it has one of its own. */
    private static void describe(CommandLine command) {
        command.getSubcommands().values().forEach(HeliographCommand::describe);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (!usage.exitCodeList().isEmpty()) {
            return;
        }
        usage.exitCodeListHeading("%nExit status:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:done",
                        "1:could not be done; standard error says why",
                        "2:the command line makes no sense",
                        "3:the server could not be reached",
                        "4:the server wants a token, or a better one",
                        "5:a log has damaged lines",
                        "130, 143:ended by Ctrl-C, by SIGTERM"));
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof CommandException known) {
            return tell(command, String.valueOf(known.getMessage()), known.status());
        }
        if (failure instanceof RefusedException refusal) {
            return failed(CommandException.of(refusal), command, parsed);
        }
        if (failure instanceof UnreachableException unreachable) {
            return failed(CommandException.of(unreachable), command, parsed);
        }
        if (failure instanceof LogUnavailableException unavailable) {
            return tell(command, unavailable.getMessage(), ExitStatus.FAILED);
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERRUPTED;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return tell(command, String.valueOf(failure.getMessage()), ExitStatus.FAILED);
        }
        return tell(command, "Unexpected: " + failure, ExitStatus.FAILED);
    }

    private static int misused(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        int status = tell(command, String.valueOf(mistake.getMessage()), ExitStatus.USAGE);
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err)) {
            err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return status;
    }

    private static int tell(CommandLine command, String message, int status) {
        command.getErr().println(command.getColorScheme().errorText("heliograph: " + message));
        return status;
    }
}
