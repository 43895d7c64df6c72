package org.heliograph.cli.party.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heliograph party demo}: an evening at a table, and what each at it sees. */
@Command(
        name = "demo",
        description = {
            "Plays an evening at a table from a script, over real connections to a server of its own, and shows side by"
                    + " side what the host, each player and an observer see.",
            "It ends by itself. Where there is no terminal, it prints a line for everything that somebody sees."
        },
        mixinStandardHelpOptions = true)
public final class PartyDemoCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final double TO_READ_MILLIS = 1_500;

    private final @Nullable PrintStream other;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where the server listens (any free port).")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            description = "How many times as fast as is good to read; 0 for without a pause (1 for panes, else 0).")
    private @Nullable Double speed;

    @Option(names = "--plain", description = "A line for everything that somebody sees, also on a terminal.")
    private boolean plain;

    @Option(names = "--json", description = "Every frame as it came, with whom it came to, one JSON object per line.")
    private boolean json;

    /** Shows it on standard output. */
    public PartyDemoCommand() {
        this.other = null;
    }

    /** Shows it elsewhere. */
    PartyDemoCommand(PrintStream other) {
        this.other = other;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to " + HIGHEST_PORT);
        }
        PrintStream out = other == null ? standard() : other;
        boolean panes = !json && !plain && Ansi.AUTO.enabled();
        Audience audience = audience(out, panes);
        Duration pause = pause(panes);
        if (other == null) {
            OwnTable.quieten();
        }
        try (OwnTable table = OwnTable.open(port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(table::close, "stop"));
            new Evening(table.uri(), audience, pause).play();
        }
        return ExitCode.OK;
    }

    private static PrintStream standard() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    }

    private Audience audience(PrintStream out, boolean panes) {
        if (json) {
            return new JsonLog(out);
        }
        return panes ? new Panes(out, spec.usageMessage().width(), Ansi.ON) : new PlainLog(out);
    }

    private Duration pause(boolean panes) {
        Double times = speed;
        double wanted = times != null ? times : panes ? 1 : 0;
        if (!(wanted >= 0) || Double.isInfinite(wanted)) {
            throw new ParameterException(spec.commandLine(), "--speed is 0 or more");
        }
        return wanted == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(TO_READ_MILLIS / wanted));
    }
}
