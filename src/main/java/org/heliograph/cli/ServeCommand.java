package org.heliograph.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.heliograph.launcher.Running;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heliograph serve}: the server itself. */
@Command(
        name = "serve",
        description = {
            "Starts the server and prints one line when it is ready: Heliograph ready at URL.",
            "SIGTERM and Ctrl-C stop it in order: its clients are told to come back, what was acknowledged is on disk."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServeOptions options;

    @Option(names = "--access-log", description = "Write a line per request to standard error.")
    private boolean accessLog;

    @Override
    public Integer call() {
        Running running = LocalServer.start(options.settings(), accessLog);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Heliograph ready at " + address(running));
        out.flush();
        running.await();
        return ExitStatus.OK;
    }

    /** As a browser would write it. */
    static String address(Running running) {
        String uri = running.uri().toString();
        return running.uri().getPath().isEmpty() ? uri + "/" : uri;
    }
}
