package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.Mask;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads plans that are written in YAML. Every value is the text that stands there: {@code 1.10} stays {@code 1.10}. */
public final class PlanFile {
    private static final int MAX_ALIASES = 10;
    private static final int MOST_STEPS = 500;
    private static final int LONGEST_NAME = 200;

    private static final String COMMAND = "command";
    private static final String DIRECTORY = "directory";
    private static final String ENVIRONMENT = "environment";
    private static final String TIMEOUT = "timeout";
    private static final String MASK = "mask";
    private static final String MASK_ENV = "mask_env";
    private static final String NOWHERE = "";

    private final String file;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * A plan file.
     *
     * @param file what it is called in what is said about it
     * @param folder what the steps' directories are below
     * @param environment ours, in which {@code mask_env} looks
     */
    public PlanFile(String file, Path folder, Map<String, String> environment) {
        this.file = file;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** What stands in the file. */
    public Plan read(Path path) throws PlanFileException {
        try {
            return parse(Files.readString(path, UTF_8));
        } catch (CharacterCodingException e) {
            throw new PlanFileException(file, NOWHERE, "is not UTF-8");
        } catch (IOException e) {
            throw new PlanFileException(file, NOWHERE, "cannot be read");
        }
    }

    Plan parse(String yaml) throws PlanFileException {
        Section plan = new Section(file, NOWHERE, load(yaml));
        String id = plan.text("id");
        if (id != null && !PlainId.is(id)) {
            throw plan.wrong("id", "must have 1 to 128 of A-Z a-z 0-9 . _ : - and begin with a letter, a digit or _");
        }
        String name = name(plan);
        List<Section> sections = plan.sections("steps");
        if (sections.size() > MOST_STEPS) {
            throw plan.wrong("steps", "are more than " + MOST_STEPS);
        }
        List<Step> steps = new ArrayList<>();
        for (Section section : sections) {
            steps.add(step(section));
        }
        List<String> secrets = new ArrayList<>(plan.texts(MASK));
        check(plan, MASK, secrets);
        secrets.addAll(valuesOf(plan, steps));
        plan.end();
        return new Plan(id, name, steps, secrets.stream().distinct().toList());
    }

    private @Nullable Object load(String yaml) throws PlanFileException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            Iterator<Object> documents =
                    new Load(settings).loadAllFromString(yaml).iterator();
            Object document = documents.hasNext() ? documents.next() : null;
            if (documents.hasNext()) {
                throw new PlanFileException(file, NOWHERE, "holds more than one plan");
            }
            return document;
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new PlanFileException(file, NOWHERE, line + "is not YAML: " + e.getProblem());
        } catch (YamlEngineException | StackOverflowError e) {
            throw new PlanFileException(file, NOWHERE, "is not YAML");
        }
    }

    private Step step(Section section) throws PlanFileException {
        String name = name(section);
        boolean isList = section.isList(COMMAND);
        List<String> command = isList ? section.texts(COMMAND) : shell(section);
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw section.wrong(COMMAND, "is empty");
        }
        String written = isList ? String.join(" ", command) : command.get(command.size() - 1);
        Step step = new Step(
                name == null ? Step.nameOf(written) : name,
                written,
                command,
                folder(section),
                variables(section),
                Redirect.PIPE,
                timeout(section),
                section.flag("continue_on_error"));
        section.end();
        return step;
    }

    private static List<String> shell(Section section) throws PlanFileException {
        String script = section.text(COMMAND);
        if (script == null) {
            throw section.wrong(COMMAND, "is missing");
        }
        return List.of("sh", "-c", script);
    }

    private static @Nullable String name(Section section) throws PlanFileException {
        String name = section.text("name");
        if (name != null && name.length() > LONGEST_NAME) {
            throw section.wrong("name", "must have at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private Path folder(Section section) throws PlanFileException {
        String directory = section.text(DIRECTORY);
        try {
            return directory == null ? folder : folder.resolve(directory);
        } catch (InvalidPathException e) {
            throw section.wrong(DIRECTORY, "cannot be a folder");
        }
    }

    private static Map<String, String> variables(Section section) throws PlanFileException {
        Map<String, String> variables = section.named(ENVIRONMENT);
        for (String name : variables.keySet()) {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw section.wrong(ENVIRONMENT + "." + name, "cannot be a variable");
            }
        }
        return variables;
    }

    private static @Nullable Duration timeout(Section section) throws PlanFileException {
        String text = section.text(TIMEOUT);
        if (text == null) {
            return null;
        }
        return Period.of(text)
                .filter(time -> !time.isZero())
                .orElseThrow(() -> section.wrong(TIMEOUT, "must be " + Period.EXPECTED));
    }

    /** What the variables named in {@code mask_env} hold, in our environment and in the steps'. */
    private List<String> valuesOf(Section plan, List<Step> steps) throws PlanFileException {
        List<String> values = new ArrayList<>();
        List<String> names = plan.texts(MASK_ENV);
        for (int i = 0; i < names.size(); i++) {
            List<String> found = secrets(names.get(i), steps, environment);
            check(plan, MASK_ENV + "[" + i + "]", found);
            values.addAll(found);
        }
        return values;
    }

    /** What a variable holds, here and in the steps that set it. */
    public static List<String> secrets(String variable, List<Step> steps, Map<String, String> environment) {
        List<Map<String, String>> places = new ArrayList<>(List.of(environment));
        steps.forEach(step -> places.add(step.environment()));
        return places.stream()
                .map(place -> place.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static void check(Section plan, String key, List<String> secrets) throws PlanFileException {
        try {
            Mask.of(secrets);
        } catch (RefusedException e) {
            throw plan.wrong(
                    key, "names what cannot be hidden: a secret must have 3 to 4096 characters, and 100 are the most");
        }
    }
}
