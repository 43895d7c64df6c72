package org.heliograph.bench.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the log is, and how the outcome is told. */
final class PlaceOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "A folder on the disk to be measured; what is made in it is deleted (default: temporary).")
    private @Nullable Path folder;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "100",
            description = "Characters of content in an event (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    Place place() throws IOException {
        return Place.in(folder);
    }

    int size() {
        return size;
    }

    void tell(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
    }
}
