package org.heliograph.bench;

import java.io.PrintWriter;
import java.net.URI;
import org.heliograph.bench.log.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of a benchmark that loads a running server and prints one report. */
final class OnServer {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Address with context path (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(names = "--token", paramLabel = "TOKEN", description = "An operations token that may produce.")
    private @Nullable String token;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    Target target() {
        return new Target(server, token);
    }

    void print(Report report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
    }
}
