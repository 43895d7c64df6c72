package org.heliograph.cli;

import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.cli.say.Batches;
import org.heliograph.cli.say.Delivery;
import org.heliograph.cli.say.Envelope;
import org.heliograph.cli.say.Line;
import org.heliograph.cli.say.LineSource;
import org.heliograph.cli.say.Mail;
import org.heliograph.cli.say.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heliograph say}: from the terminal, or from a program's output, into a channel. */
@Command(
        name = "say",
        description = {
            "Says something in a channel: the text given, or each line of standard input.",
            "A server that goes away meanwhile is waited for; nothing is lost and nothing said twice.",
            "Blank lines are passed over; a line over 16 KiB becomes several messages."
        },
        mixinStandardHelpOptions = true)
final class SayCommand implements Callable<Integer> {
    private static final int LONGEST_MESSAGE = 16 * 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "Where to say it.")
    private String channel;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "What to say; else standard input.")
    private @Nullable List<String> text;

    @Option(names = "--author", paramLabel = "NAME", description = "Who says it (your user name).")
    private String author = System.getProperty("user.name", "unknown");

    @Option(names = "--lane", paramLabel = "LANE", description = "The part of the channel it belongs to.")
    private @Nullable String lane;

    @Option(names = "--provider", paramLabel = "NAME", description = "What produced it.")
    private @Nullable String provider;

    @Option(
            names = "--id",
            paramLabel = "KEY",
            description =
                    "Say the same again under the same key, and the channel has it once; lines get KEY-1, KEY-2 …")
    private @Nullable String key;

    @Option(names = "--json", description = "Print how many were sent and refused, as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        var progress = new Progress(err, Clock.systemUTC());
        var envelope = new Envelope(channel, author, Optional.ofNullable(lane), Optional.ofNullable(provider));
        var delivery = new Delivery(
                Mail.to(options.server(), envelope), progress, Pause.real(), new Backoff(RandomGenerator.getDefault()));
        try {
            deliver(delivery);
        } catch (RefusedException e) {
            throw CommandException.of(e);
        } catch (UnreachableException e) {
            throw CommandException.of(e);
        } finally {
            report(progress);
        }
        return progress.refused() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void deliver(Delivery delivery)
            throws RefusedException, UnreachableException, InterruptedException, IOException {
        String keys = key == null ? "say-" + UUID.randomUUID() : key;
        if (text != null) {
            sayText(delivery, keys, String.join(" ", text));
            return;
        }
        var batches = new Batches();
        var source = new LineSource(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), keys, LONGEST_MESSAGE);
        startReading(batches, source);
        for (List<Line> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
            delivery.deliver(batch);
        }
    }

    /** A text is one message, line breaks and all. */
    private static void sayText(Delivery delivery, String keys, String whole)
            throws RefusedException, UnreachableException, InterruptedException {
        delivery.deliver(List.of(new Line(1, keys, whole)));
    }

    private static void startReading(Batches batches, LineSource source) {
        var reading = new Thread(
                () -> {
                    try {
                        batches.fill(source);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "standard-input");
        reading.setDaemon(true);
        reading.start();
    }

    private void report(Progress progress) {
        if (json) {
            Output out = Output.standard();
            out.line(Json.createObjectBuilder()
                    .add("sent", progress.delivered())
                    .add("refused", progress.refused())
                    .build()
                    .toString());
            out.flush();
        }
    }
}
