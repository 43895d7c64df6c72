package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.HeliographCommand;
import org.heliograph.support.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

@DisplayName("docs/command-line.md")
class CommandLinePageTest {
    private static final Page PAGE = Page.of("docs/command-line.md");
    private static final Set<String> EVERYWHERE = Set.of("-h", "--help", "-V", "--version");
    private static final Pattern COMMAND = Pattern.compile("(?m)^#+ (heliograph .+)$");

    @Test
    @DisplayName("every command has its section, and every section its command")
    void everyCommandHasItsSection() {
        assertThat(COMMAND.matcher(PAGE.text()).results().map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(commands());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("every option and parameter of a command stands in its section, and nothing else")
    @MethodSource("commands")
    void everyOptionIsListed(String name) {
        CommandLine command = named(name);
        Set<String> there = command.getCommandSpec().args().stream()
                .filter(argument -> !argument.hidden())
                .flatMap(CommandLinePageTest::names)
                .filter(option -> !EVERYWHERE.contains(option))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = listed(own(name));
        for (String shared : List.of("Which server", "Which party")) {
            if (own(name).contains("(#" + shared.toLowerCase(Locale.ROOT).replace(' ', '-') + ")")) {
                listed.addAll(listed(PAGE.section(shared)));
            }
        }

        assertThat(listed).isEqualTo(there);
    }

    @Test
    @DisplayName("every exit status has its row, and every command's help knows no other")
    void everyStatusIsListed() throws IllegalAccessException {
        Set<String> there = new TreeSet<>();
        for (Field status : ExitStatus.class.getFields()) {
            if (Modifier.isStatic(status.getModifiers())) {
                there.add(String.valueOf(status.getInt(null)));
            }
        }
        assertThat(PAGE.rows("Exit status").stream().map(row -> row.get(0)).collect(Collectors.toSet()))
                .isEqualTo(there);
        assertThat(commands())
                .allSatisfy(name -> assertThat(
                                named(name).getCommandSpec().usageMessage().exitCodeList().keySet().stream()
                                        .flatMap(key -> Stream.of(key.split(", "))))
                        .isNotEmpty()
                        .isSubsetOf(there));
    }

    /** The section without those of the commands below it. */
    private static String own(String name) {
        return PAGE.section(name).split("(?m)^#+ ")[0];
    }

    private static Set<String> listed(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|")[1])
                .flatMap(cell -> Page.code(cell).stream())
                .map(code -> code.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(ArgSpec argument) {
        return argument instanceof OptionSpec option ? Arrays.stream(option.names()) : Stream.of(argument.paramLabel());
    }

    private static List<String> commands() {
        return below(HeliographCommand.commandLine())
                .map(CommandLinePageTest::nameOf)
                .toList();
    }

    private static CommandLine named(String name) {
        return below(HeliographCommand.commandLine())
                .filter(command -> nameOf(command).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String nameOf(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().values().stream().flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }
}
