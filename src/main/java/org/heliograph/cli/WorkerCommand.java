package org.heliograph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.worker.Employer;
import org.heliograph.cli.worker.Trade;
import org.heliograph.cli.worker.Worker;
import org.heliograph.cli.worker.WrittenJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heliograph worker}: has a command do a bot's tasks. */
@Command(
        name = "worker",
        description = {
            "Takes a bot's tasks one by one and has a command do each: its text on standard input and in"
                    + " HELIOGRAPH_COMMAND.",
            "What the command prints tells how far it is: 50%%, [3/12], or a line '::progress 50 some text'.",
            "Status 0 completes the task, any other fails it. A server that goes away meanwhile is waited for."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:with --once, the task was completed",
            "1:the command cannot be started; with --once, the task failed: its command's own status where it had one",
            "2:the command line makes no sense",
            "3:the server could not be reached at first",
            "4:the server wants a token, or a better one",
            "130, 143:ended by Ctrl-C, by SIGTERM; the task at hand was stopped and told as failed"
        })
final class WorkerCommand implements Callable<Integer> {
    private static final int MAX_OUTPUT = 16 * 1024;
    /** However it is escaped, it fits into a request. */
    private static final int MOST_OUTPUT = 128 * 1024;

    private static final Duration GRACE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(names = "--bot", required = true, paramLabel = "ID", description = "Whose tasks; made known if it is not.")
    private String bot;

    @Option(
            names = "--exec",
            required = true,
            paramLabel = "CMD…",
            arity = "1..*",
            parameterConsumer = Rest.class,
            description = "The command, with all that follows as its arguments. No shell, unless it is one.")
    private List<String> command = List.of();

    @Option(names = "--cwd", paramLabel = "DIR", defaultValue = ".", description = "Where the command runs.")
    private Path folder;

    @Option(
            names = "--max-output",
            paramLabel = "BYTES",
            description = "How much of what the command prints last is reported (16384; at most 131072).")
    private int maxOutput = MAX_OUTPUT;

    @Option(names = "--once", description = "Do one task, waiting for it, and end with its status.")
    private boolean once;

    @Option(
            names = "--json",
            description = "Print one JSON object for each task; what the command prints goes to standard error.")
    private boolean json;

    /** Takes everything that is left, options that would be ours too. */
    static final class Rest implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            List<String> rest = new ArrayList<>();
            while (!arguments.isEmpty()) {
                rest.add(arguments.pop());
            }
            if (rest.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--exec needs a command");
            }
            option.setValue(rest);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        var worker = new Worker(
                new Employer(options.server(), bot),
                trade(),
                new WrittenJournal(bot, spec.commandLine().getErr(), objects()),
                Pause.real(),
                new Backoff(RandomGenerator.getDefault()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker), "stop"));
        try {
            if (once) {
                return worker.once();
            }
            worker.run();
            return ExitStatus.OK;
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "Cannot start " + command.get(0) + ": " + e.getMessage());
        }
    }

    private void check() {
        if (maxOutput < 1 || maxOutput > MOST_OUTPUT) {
            throw new ParameterException(spec.commandLine(), "--max-output is from 1 to " + MOST_OUTPUT);
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder);
        }
    }

    private Trade trade() {
        OutputStream out = json ? System.err : System.out;
        return new Trade(command, folder, maxOutput, GRACE, out, System.err);
    }

    private Consumer<String> objects() {
        Output out = Output.standard();
        return object -> {
            if (json) {
                out.line(object);
                out.flush();
            }
        };
    }

    private static void stop(Worker worker) {
        try {
            worker.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
