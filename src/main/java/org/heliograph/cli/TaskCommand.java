package org.heliograph.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.Position;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.task.Assignment;
import org.heliograph.cli.task.Ended;
import org.heliograph.cli.task.ProgressBar;
import org.heliograph.cli.task.RemoteBot;
import org.heliograph.cli.task.TaskWatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph task}: gives a bot something to do. */
@Command(
        name = "task",
        description = {
            "Gives a bot a task and prints the task's name; with --follow, shows how it comes on, prints what came of it"
                    + " and ends as it ended.",
            "A server that goes away meanwhile is waited for; the task is given once. Ctrl-C ends the watching, not the"
                    + " task."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the task waits; with --follow, it was completed",
            "1:it was refused; with --follow, it failed: its command's own status where the error is 'Exit status N'",
            "2:the command line makes no sense",
            "3:the server could not be reached",
            "4:the server wants a token, or a better one",
            "6:with --follow, it has ended, but the server no longer keeps how",
            "130, 143:ended by Ctrl-C, by SIGTERM"
        })
final class TaskCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Parameters(index = "0", paramLabel = "BOT", description = "Who is to do it.")
    private String bot;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "What is to be done; - reads it from standard input.")
    private List<String> command;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay until it has ended.")
    private boolean follow;

    @Option(names = "--priority", paramLabel = "P", description = "P0, P1 or P2, the soonest first (P1).")
    private @Nullable String priority;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long it may take.")
    private @Nullable Long timeout;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When it is no longer worth doing, such as 2027-01-31T00:00:00Z.")
    private @Nullable String expires;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often it may begin again after its worker fell silent (0).")
    private @Nullable Integer retries;

    @Option(names = "--id", paramLabel = "ID", description = "Its name, which no task of the bot has yet.")
    private @Nullable String id;

    @Option(
            names = "--json",
            description = "Print the server's answer; with --follow, each frame about the task, one a line.")
    private boolean json;

    private final Output out = Output.standard();

    @Override
    public Integer call() throws InterruptedException, IOException {
        var assignment = new Assignment(text(), id, priority, timeout, expires, retries);
        RemoteServer server = options.server();
        var insistence = new Insistence(Pause.real(), new Backoff(RandomGenerator.getDefault()), new Said());
        var remote = new RemoteBot(server, insistence, bot);
        try {
            String cursor = follow ? remote.cursor() : "";
            JsonObject queued = remote.give(assignment, "task-" + UUID.randomUUID());
            String task = queued.getString("task_id");
            if (!follow) {
                print(json ? queued.toString() : task);
                return ExitStatus.OK;
            }
            say("task " + task + " waits for its turn");
            return end(remote.whole(watched(server, remote, task, cursor)), task);
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        }
    }

    private String text() throws IOException {
        return command.equals(List.of(STANDARD_INPUT))
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : String.join(" ", command);
    }

    /** The event that ends the task. */
    private Frame watched(RemoteServer server, RemoteBot remote, String task, String cursor)
            throws RefusedException, UnreachableException, InterruptedException {
        var bar = new ProgressBar(spec.commandLine().getErr());
        boolean drawn = !json && Ansi.AUTO.enabled();
        var watch = new TaskWatch(task, drawn ? bar : written(), new Said());
        var follower = new Follower(
                        server, new Topic("bot", bot), new Position.After(cursor), RandomGenerator.getDefault())
                .ofKnownServer();
        Optional<Frame> end = watch.follow(follower, remote);
        if (drawn) {
            bar.clear();
        }
        return end.orElseThrow(() -> new CommandException(
                ExitStatus.NOT_KEPT, "Task " + task + " has ended, but the server no longer keeps how"));
    }

    private Consumer<Frame> written() {
        FrameText readable = FrameText.readable(false, ZoneId.systemDefault());
        PrintWriter err = spec.commandLine().getErr();
        return frame -> {
            if (json) {
                print(FrameText.json().of(frame));
            } else {
                err.println(readable.of(frame));
                err.flush();
            }
        };
    }

    private int end(Frame event, String task) {
        Ended ended = Ended.of(event);
        if (json) {
            print(FrameText.json().of(event));
        } else if (ended.success()) {
            print(ended.text().stripTrailing());
        } else {
            say("task " + task + " failed: " + ended.text().stripTrailing());
        }
        return ended.status();
    }

    private void print(String line) {
        out.line(line);
        out.flush();
    }

    private void say(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("heliograph: " + words);
        err.flush();
    }

    /** Words about the connection. */
    private final class Said implements Insistence.Witness {
        @Override
        public void away() {
            say("the server is away, trying again");
        }

        @Override
        public void back() {
            say("connected again");
        }
    }
}
