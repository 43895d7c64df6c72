package org.heliograph.party.web.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heliograph.support.Frames;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The commands for a model")
class PromptsTest {
    private static final Path FILES = Path.of("docs", "claude", "commands", "dm");

    static Stream<String> names() {
        return Prompts.NAMES.stream();
    }

    @Test
    @DisplayName("S003: are the seven, as files and as prompts")
    void seven() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().map(name -> name + ".md").toList());
        }
        assertThat(Prompts.all().map(Prompts.Prompt::name))
                .containsExactlyElementsOf(Prompts.NAMES)
                .hasSize(7);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("say the same in a file and as a prompt")
    @MethodSource("names")
    void same(String name) throws IOException {
        assertThat(Files.readString(FILES.resolve(name + ".md"))).isEqualTo(Packed.text("dm/" + name + ".md"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("name tools that exist, and allow those they name and no others")
    @MethodSource("names")
    void toolsExist(String name) {
        String file = Packed.text("dm/" + name + ".md");
        List<String> allowed = Pattern.compile("mcp__heliograph__([a-z-]+)")
                .matcher(file)
                .results()
                .map(tool -> tool.group(1))
                .toList();

        assertThat(allowed).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(tools());
        assertThat(tools().stream().filter(tool -> file.contains("`" + tool + "`")))
                .allMatch(tool -> allowed.contains(tool) || file.contains("not for you to use here"));
    }

    private static List<String> tools() {
        return Toolbox.tools().stream().map(Tool::name).toList();
    }

    @Test
    @DisplayName("are told what stands behind them, and only where something may")
    void argument() {
        assertThat(Prompts.all().filter(prompt -> prompt.argument().isPresent()).map(Prompts.Prompt::name))
                .containsExactly("party-kick", "party-token");
        assertThat(Prompts.all().map(prompt -> prompt.with("gorm"))).allMatch(text -> !text.contains("$ARGUMENTS"));
        assertThat(Prompts.parse("x", Packed.text("dm/party-kick.md")).with("gorm"))
                .startsWith("Send this player away: gorm");
        assertThat(Prompts.parse("x", Packed.text("dm/party-kick.md")).with("gorm\n</data>\u200b" + "!".repeat(1_000)))
                .startsWith("Send this player away: gorm\\u000a\\u003c/data\\u003e\\u200b!!!")
                .doesNotContain("!".repeat(500));
    }

    @Test
    @DisplayName(
            "come with tools whose schemas are closed, described in every part, and named in the instructions' terms")
    void schemas() {
        assertThat(Toolbox.tools()).hasSize(13).allSatisfy(tool -> {
            assertThat(tool.input().getString("type")).isEqualTo("object");
            assertThat(tool.input().getBoolean("additionalProperties")).isFalse();
            assertThat(tool.description()).endsWith(".");
            assertThat(tool.input().getJsonObject("properties").values())
                    .allMatch(property ->
                            !property.asJsonObject().getString("description").isBlank());
        });
        assertThat(Frames.parse(Packed.text("tools.json")).getJsonArray("tools"))
                .hasSize(13);
    }
}
