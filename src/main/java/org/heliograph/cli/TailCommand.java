package org.heliograph.cli;

import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Position;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph tail}: what happens on a topic, on the terminal. */
@Command(
        name = "tail",
        description = {
            "Shows what happens on a topic, and goes on showing it.",
            "After a break it comes back by itself and goes on where it was: nothing is missed, nothing shown twice."
        },
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    private static final int USUAL = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Parameters(paramLabel = "KIND/ID", description = "The topic, such as channel/lobby. A name alone is a channel.")
    private String topic;

    @Option(names = "--json", description = "Print each frame as it came, one JSON object per line.")
    private boolean json;

    @Option(names = "--no-follow", description = "Print what is there and end.")
    private boolean once;

    @ArgGroup
    private @Nullable From from;

    /** Where to begin; at most one of them. */
    private static final class From {
        @Option(names = "--cursor", paramLabel = "CURSOR", description = "Begin after this cursor.")
        private @Nullable String cursor;

        @Option(
                names = {"-n", "--last"},
                paramLabel = "N",
                description = "Begin so many before the end (10).")
        private @Nullable Integer last;

        @Option(names = "--all", description = "Begin at the oldest that is kept.")
        private boolean all;
    }

    @Override
    public Integer call() throws InterruptedException {
        var follower = new Follower(options.server(), topic(), position(), RandomGenerator.getDefault());
        var reader = new TailReader(
                Output.standard(), frameText(), spec.commandLine().getErr());
        try {
            if (once) {
                follower.read(reader);
            } else {
                follower.follow(reader);
            }
            reader.end();
            return ExitStatus.OK;
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        }
    }

    private FrameText frameText() {
        return json ? FrameText.json() : FrameText.readable(Ansi.AUTO.enabled(), ZoneId.systemDefault());
    }

    private Topic topic() {
        try {
            return topic.contains("/") ? Topic.parse(topic) : new Topic("channel", topic);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private Position position() {
        if (from == null) {
            return new Position.Last(USUAL);
        }
        if (from.cursor != null) {
            return new Position.After(from.cursor);
        }
        if (from.last != null && from.last < 0) {
            throw new ParameterException(spec.commandLine(), "--last is 0 or more");
        }
        if (from.all || from.last == null) {
            return new Position.Oldest();
        }
        return new Position.Last(from.last);
    }
}
