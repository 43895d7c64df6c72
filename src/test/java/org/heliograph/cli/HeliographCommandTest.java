package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The command line")
class HeliographCommandTest {
    private static final List<String> ABOUT_COMMANDS = List.of("completion", "help");

    @Test
    @DisplayName("made for one command is the same for it as the whole")
    void oneCommand() {
        HeliographCommand.commandLine().getSubcommands().forEach((name, whole) -> {
            if (!ABOUT_COMMANDS.contains(name)) {
                CommandLine alone = HeliographCommand.commandLineFor(name, "--help");

                assertThat(alone.getSubcommands()).containsOnlyKeys(name);
                assertThat(alone.getSubcommands().get(name).getUsageMessage()).isEqualTo(whole.getUsageMessage());
            }
        });
    }

    @ParameterizedTest
    @DisplayName("is whole for all that does not begin with a command, or speaks of all")
    @ValueSource(strings = {"help", "completion", "--version", "-h", "sreve", ""})
    void whole(String first) {
        int all = HeliographCommand.commandLine().getSubcommands().size();

        assertThat(HeliographCommand.commandLineFor(first).getSubcommands()).hasSize(all);
        assertThat(HeliographCommand.commandLineFor().getSubcommands()).hasSize(all);
    }
}
