package org.heliograph.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliograph.cli.run.Plan;
import org.heliograph.cli.run.PlanFile;
import org.heliograph.cli.run.PlanFileException;
import org.heliograph.cli.run.Step;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.Mask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is to be run. */
final class PlanOptions {
    private static final String END_OF_OPTIONS = "--";
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "PLAN",
            description = "A plan file; or, after --, a command with its arguments.")
    private List<String> words;

    @Option(names = "--id", paramLabel = "ID", description = "The plan's name on the server (a new one).")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
    private @Nullable String name;

    @Option(
            names = "--mask-env",
            paramLabel = "NAME",
            description = "A variable whose value nobody is to see in what is printed; may be repeated.")
    private List<String> masked = List.of();

    /** The plan, from the file or of the one command. */
    Plan plan() {
        if (id != null && !PlainId.is(id)) {
            throw wrong("--id has 1 to 128 of A-Z a-z 0-9 . _ : - and begins with a letter, a digit or _");
        }
        Plan plan = isCommand() ? ofCommand() : ofFile();
        List<String> secrets = new ArrayList<>(plan.secrets());
        masked.forEach(variable -> secrets.addAll(PlanFile.secrets(variable, plan.steps(), System.getenv())));
        check(secrets);
        return new Plan(
                id == null ? plan.id() : id,
                name == null ? plan.name() : name,
                plan.steps(),
                secrets.stream().distinct().toList());
    }

    private boolean isCommand() {
        return command.commandLine().getParseResult().originalArgs().contains(END_OF_OPTIONS);
    }

    private Plan ofCommand() {
        Step step = Step.of(words, HERE);
        return new Plan(null, step.name(), List.of(step), List.of());
    }

    private Plan ofFile() {
        String file = words.get(0);
        if (words.size() > 1 || !Files.exists(Path.of(file))) {
            throw wrong("There is no plan '" + String.join(" ", words) + "'; a command stands after --, as in: run -- "
                    + String.join(" ", words));
        }
        try {
            return new PlanFile(file, HERE, Map.copyOf(System.getenv())).read(Path.of(file));
        } catch (PlanFileException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void check(List<String> secrets) {
        try {
            Mask.of(secrets);
        } catch (RefusedException e) {
            throw wrong("--mask-env: a secret has 3 to 4096 characters, and 100 are the most");
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
