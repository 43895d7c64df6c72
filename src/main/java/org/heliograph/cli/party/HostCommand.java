package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.party.remote.RemoteParty;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a host does with a party. A refusal, or that nobody answers, is told by whoever runs it. */
abstract class HostCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HostOptions options;

    @Option(names = "--json", description = "Print JSON, an object a line: the server's answer.")
    private boolean json;

    @Override
    public final Integer call() throws RefusedException, UnreachableException, InterruptedException, IOException {
        return run(options.party());
    }

    /** Does it, and gives the exit status. */
    abstract int run(RemoteParty party)
            throws RefusedException, UnreachableException, InterruptedException, IOException;

    /** Prints what it gives: the answer for a program, or words for people. */
    final int tell(JsonObject answer, String words) {
        print(json ? answer.toString() : words);
        return ExitStatus.OK;
    }

    final boolean isForPrograms() {
        return json;
    }

    final void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Says something about itself. */
    final void say(String words) {
        errors().println("heliograph: " + words);
        errors().flush();
    }

    final PrintWriter errors() {
        return spec.commandLine().getErr();
    }

    final ParameterException misuse(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
