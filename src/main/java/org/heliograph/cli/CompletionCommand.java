package org.heliograph.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heliograph completion}: what makes a shell complete the others. */
@Command(
        name = "completion",
        description = {
            "Prints a script that lets bash and zsh complete commands and options.",
            "For this session: source <(heliograph completion)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Output out = Output.standard();
        out.line(AutoComplete.bash("heliograph", spec.root().commandLine()));
        out.flush();
        return ExitStatus.OK;
    }
}
