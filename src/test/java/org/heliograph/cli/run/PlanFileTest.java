package org.heliograph.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A plan file")
class PlanFileTest {
    private static final Path FOLDER = Path.of("/src");

    @Test
    @DisplayName("says what is run, where, with what, for how long")
    void whole() throws Exception {
        Plan plan = parse("""
                name: Build
                id: build-42
                mask: [hunter2]
                mask_env: [TOKEN, KEY, UNSET]
                steps:
                  - name: compile
                    command: make -j4
                    directory: core
                    environment: {CI: true, VERSION: 1.10, KEY: of-step}
                    timeout: 10m
                    continue_on_error: true
                  - command: [ls, -l, "a b"]
                """);

        assertThat(plan.id()).isEqualTo("build-42");
        assertThat(plan.name()).isEqualTo("Build");
        assertThat(plan.secrets()).containsExactly("hunter2", "of-us", "of-step");
        Step first = plan.steps().get(0);
        assertThat(first.name()).isEqualTo("compile");
        assertThat(first.command()).containsExactly("sh", "-c", "make -j4");
        assertThat(first.folder()).isEqualTo(Path.of("/src/core"));
        assertThat(first.environment())
                .as("stays as it is written")
                .isEqualTo(Map.of("CI", "true", "VERSION", "1.10", "KEY", "of-step"));
        assertThat(first.timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(first.continueOnError()).isTrue();
        Step second = plan.steps().get(1);
        assertThat(second.name()).isEqualTo("ls -l a b");
        assertThat(second.command()).containsExactly("ls", "-l", "a b");
        assertThat(second.folder()).isEqualTo(FOLDER);
        assertThat(second.timeout()).isNull();
        assertThat(second.continueOnError()).isFalse();
    }

    @Test
    @DisplayName("may name a step's time in seconds, and a step after the first line of its script")
    void brief() throws Exception {
        Plan plan = parse("steps: [{command: \"\\n  make all\\nmake check\", timeout: 90}]");

        assertThat(plan.steps().get(0).name()).isEqualTo("make all");
        assertThat(plan.steps().get(0).timeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("that makes no sense is refused, by file, key and reason")
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                    | must be names and values",
                "''                                                    | must be names and values",
                "name: x                                               | steps is missing",
                "steps: []                                             | steps is empty",
                "steps: make                                           | steps must be a list",
                "steps: [make]                                         | steps[0] must be names and values",
                "steps: [{name: x}]                                    | steps[0].command is missing",
                "steps: [{command: ''}]                                | steps[0].command is empty",
                "steps: [{command: []}]                                | steps[0].command is empty",
                "steps: [{command: {a: b}}]                            | steps[0].command must be a text",
                "steps: [{command: [a, [b]]}]                          | steps[0].command[1] must be a text",
                "steps: [{command: a, timeout: soon}]                  | steps[0].timeout must be a number of seconds, or such as 500ms, 30s, 10m or 2h",
                "steps: [{command: a, timeout: 0}]                     | steps[0].timeout must be a number of seconds, or such as 500ms, 30s, 10m or 2h",
                "steps: [{command: a, continue_on_error: maybe}]       | steps[0].continue_on_error must be true or false",
                "steps: [{command: a, environment: [A]}]               | steps[0].environment must be names and values",
                "steps: [{command: a, environment: {A: [b]}}]          | steps[0].environment.A must be a text",
                "steps: [{command: a, environment: {'A=B': c}}]        | steps[0].environment.A=B cannot be a variable",
                "steps: [{command: a}, {command: b, shell: bash}]      | steps[1].shell is not known; there are name, command, directory, environment, timeout, continue_on_error",
                "{stages: [], steps: [{command: a}]}                   | stages is not known; there are id, name, steps, mask, mask_env",
                "{id: 'a b', steps: [{command: a}]}                    | id must have 1 to 128 of A-Z a-z 0-9 . _ : - and begin with a letter, a digit or _",
                "{mask: [ab], steps: [{command: a}]}                   | mask names what cannot be hidden: a secret must have 3 to 4096 characters, and 100 are the most",
                "{mask_env: [S], steps: [{command: a}]}                | mask_env[0] names what cannot be hidden: a secret must have 3 to 4096 characters, and 100 are the most",
                "{mask: secret, steps: [{command: a}]}                 | mask must be a list",
            })
    void refused(String yaml, String reason) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(PlanFileException.class)
                .hasMessage("plan.yaml: " + reason);
    }

    @Test
    @DisplayName("that is no YAML is refused by its line")
    void noYaml() {
        assertThatThrownBy(() -> parse("name: x\nsteps: [}\n"))
                .isInstanceOf(PlanFileException.class)
                .hasMessageStartingWith("plan.yaml: line 2: is not YAML: ");
        assertThatThrownBy(() -> parse("name: x\nname: y\n"))
                .isInstanceOf(PlanFileException.class)
                .hasMessageContaining("is not YAML: found duplicate key");
        assertThatThrownBy(() -> parse("name: x\n---\nname: y\n"))
                .isInstanceOf(PlanFileException.class)
                .hasMessage("plan.yaml: holds more than one plan");
    }

    @Test
    @DisplayName("that cannot be read is refused by its name")
    void unreadable() {
        assertThatThrownBy(() -> file().read(Path.of("no/such/file")))
                .isInstanceOf(PlanFileException.class)
                .hasMessage("plan.yaml: cannot be read");
    }

    private static Plan parse(String yaml) throws PlanFileException {
        return file().parse(yaml);
    }

    private static PlanFile file() {
        return new PlanFile("plan.yaml", FOLDER, Map.of("TOKEN", "of-us", "S", "x"));
    }
}
