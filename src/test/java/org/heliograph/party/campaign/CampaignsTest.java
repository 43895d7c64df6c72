package org.heliograph.party.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A campaign")
class CampaignsTest {
    private static final String THORIN = "{\"id\":\"thorin\",\"name\":\"Thorin\"}";

    @TempDir
    Path folder;

    private Path mines;
    private Campaigns campaigns;

    @BeforeEach
    void set() throws IOException {
        mines = folder.resolve("mines");
        campaigns = new Campaigns(folder);
        write("characters/thorin.json", THORIN);
    }

    private Path write(String file, String text) throws IOException {
        Path path = mines.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Nested
    @DisplayName("is read")
    class Read {
        @Test
        @DisplayName("with its characters and foes by file name, and its title")
        void whole() throws IOException {
            write("characters/b.json", "{\"id\":\"elara\",\"name\":\"Elara\",\"hp\":12,\"secret\":[1]}");
            write("foes/z.json", "{\"id\":\"goblin\",\"name\":\"Goblin\",\"hidden\":true}");
            write("foes/a.json", "\uFEFF{\"id\":\"boss\",\"name\":\"Boss\"}");
            write("campaign.json", "{\"title\":\"The Mines\",\"description\":\"Dark\"}");

            Campaign mine = campaigns.campaign("mines");

            assertThat(mine.title()).isEqualTo("The Mines");
            assertThat(mine.players()).extracting(Sheet::id).containsExactly("elara", "thorin");
            assertThat(mine.foes()).extracting(Sheet::id).containsExactly("boss", "goblin");
            assertThat(mine.players().get(0).json()).containsKey("secret");
            assertThat(mine.foes().get(1).isHidden()).isTrue();
        }

        @Test
        @DisplayName("without a title and without foes, where there are none")
        void least() {
            assertThat(campaigns.campaign("mines").title()).isNull();
            assertThat(campaigns.campaign("mines").foes()).isEmpty();
        }

        @Test
        @DisplayName("but for files that are not its own: of other kinds, or hidden by a dot")
        void others() throws IOException {
            write("characters/README.md", "# no JSON");
            write("characters/._thorin.json", "no JSON");
            write("characters/old/elara.json", "no JSON");

            assertThat(campaigns.campaign("mines").players()).hasSize(1);
        }

        @Test
        @DisplayName("anew each time, so that what was put right is right at once")
        void anew() throws IOException {
            write("characters/thorin.json", "{");
            assertThatThrownBy(() -> campaigns.campaign("mines")).isInstanceOf(RefusedException.class);

            write("characters/thorin.json", THORIN);

            assertThat(campaigns.campaign("mines").players()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("is refused with file, field and reason")
    class Refused {
        static Stream<Arguments> wrongFiles() {
            return Stream.of(
                    Arguments.of(
                            "foes/x.json", "{\"id\":\"x\",\"name\":\"X\",\"hp\":\"9\"}", "hp must be a whole number"),
                    Arguments.of(
                            "foes/x.json", "{\"id\":\"x\",\"name\":\"X\",\"hp\":1.5}", "hp must be a whole number"),
                    Arguments.of("foes/x.json", "{\"id\":\"x\"}", "name is missing"),
                    Arguments.of("foes/x.json", "{\"name\":\"X\"}", "id is missing"),
                    Arguments.of("foes/x.json", "{\"id\":\"host\",\"name\":\"X\"}", "id must not be host"),
                    Arguments.of("foes/x.json", "{\"id\":\"../x\",\"name\":\"X\"}", "id must have 1 to 128"),
                    Arguments.of(
                            "foes/x.json",
                            "{\"id\":\"x\",\"name\":\"X\",\"conditions\":\"hurt\"}",
                            "conditions must be a list of strings"),
                    Arguments.of(
                            "foes/x.json",
                            "{\"id\":\"x\",\"name\":\"X\",\"inventory\":[7]}",
                            "inventory must be a list of strings or objects"),
                    Arguments.of(
                            "foes/x.json",
                            "{\"id\":\"x\",\"name\":\"X\",\"hidden\":\"yes\"}",
                            "hidden must be true or false"),
                    Arguments.of("foes/x.json", "{\n  \"id\": \"x\",\n  \"name\"\n}", "is not JSON (line 4, column"),
                    Arguments.of("foes/x.json", "{\"id\":\"x\",\"name\":\"X\"} {}", "is not JSON (line 1, column"),
                    Arguments.of("foes/x.json", "", "is not JSON"),
                    Arguments.of("foes/x.json", "[".repeat(5_000), "is not JSON"),
                    Arguments.of("foes/x.json", "[]", "must be a JSON object"),
                    Arguments.of(
                            "foes/x.json",
                            "{\"id\":\"x\",\"id\":\"y\",\"name\":\"X\"}",
                            "names a field twice (line 1, column"),
                    Arguments.of("foes/x.json", " ".repeat(64 * 1024) + "{}", "is over 65536 bytes"),
                    Arguments.of("campaign.json", "{\"title\":7}", "title must be a string of 1 to 128 characters"),
                    Arguments.of("campaign.json", "{\"title\":\" \"}", "title must be a string of 1 to 128 characters"),
                    Arguments.of("campaign.json", "{\"description\":[]}", "description must be a string"));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @DisplayName("if a file is wrong")
        @MethodSource("wrongFiles")
        void wrong(String file, String text, String reason) throws IOException {
            write(file, text);

            assertRefused(400, file + ": " + reason);
        }

        @Test
        @DisplayName("if a file is not UTF-8")
        void otherEncoding() throws IOException {
            Files.write(write("foes/x.json", ""), "{\"id\":\"x\",\"name\":\"Günther\"}".getBytes(ISO_8859_1));

            assertRefused(400, "foes/x.json: is not UTF-8");
        }

        @Test
        @DisplayName("if two files have one id, naming both")
        void twice() throws IOException {
            write("foes/x.json", THORIN);

            assertRefused(400, "characters/thorin.json and foes/x.json: both have the id thorin");
        }

        @Test
        @DisplayName("if nobody plays")
        void nobody() throws IOException {
            Files.delete(mines.resolve("characters/thorin.json"));

            assertRefused(400, "characters: there is no .json file");
        }

        @Test
        @DisplayName("if there are too many files")
        void tooMany() throws IOException {
            for (int i = 0; i <= 100; i++) {
                write("foes/x" + i + ".json", "{}");
            }

            assertRefused(400, "foes: at most 100 files, not 101");
        }

        @Test
        @DisplayName("if they are too large together, although none is alone")
        void tooLarge() throws IOException {
            for (int i = 0; i < 17; i++) {
                write("foes/x" + (10 + i) + ".json", "{\"id\":\"x" + i + "\",\"name\":\"X\"}" + " ".repeat(63 * 1024));
            }

            assertRefused(400, "foes/x26.json: with it the campaign's files are over 1048576 bytes together");
        }

        @Test
        @DisplayName("if a file is a link to one elsewhere, of which nothing is told")
        void link() throws IOException {
            Path secret = Files.writeString(folder.resolve("secret.json"), "{\"id\":\"s3cret\",\"name\":\"X\"}");
            Files.createDirectories(mines.resolve("foes"));
            Files.createSymbolicLink(mines.resolve("foes/x.json"), secret);

            assertRefused(400, "foes/x.json: is no regular file");
        }
    }

    @Nested
    @DisplayName("is asked for by a name")
    class Named {
        @ParameterizedTest
        @DisplayName("that leads nowhere but below the folder")
        @ValueSource(
                strings = {
                    "",
                    ".",
                    "..",
                    "../mines",
                    "mines/../mines",
                    "mines/characters",
                    "a\\b",
                    "/etc",
                    "a\0b",
                    "ü",
                    ".x"
                })
        void tricks(String name) {
            assertThatThrownBy(() -> campaigns.campaign(name))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).isEqualTo(400))
                    .hasMessageNotContaining(folder.toString());
        }

        @Test
        @DisplayName("and if there is none, nothing is told of those there are")
        void unknown() throws IOException {
            Files.writeString(folder.resolve("file"), "");

            assertThatThrownBy(() -> campaigns.campaign("caves"))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).isEqualTo(404))
                    .hasMessage("There is no campaign of this name");
            assertThatThrownBy(() -> campaigns.campaign("file")).hasMessage("There is no campaign of this name");
        }
    }

    @Nested
    @DisplayName("comes with the program")
    class Example {
        @Test
        @DisplayName("and is there as soon as it is asked for, four characters and foes of which one hides")
        void laidDown() {
            Campaigns fresh = new Campaigns(folder.resolve("data/campaigns"));

            Campaign bell = fresh.campaign(ExampleCampaign.NAME);

            assertThat(bell.title()).isEqualTo("The Drowned Bell");
            assertThat(bell.players()).extracting(Sheet::id).containsExactly("wren", "bram", "sable", "ottilie");
            assertThat(bell.foes()).filteredOn(Sheet::isHidden).hasSize(1);
            assertThat(bell.foes()).hasSizeGreaterThan(1);
        }

        @Test
        @DisplayName("and what a host changed in it stays")
        void kept() throws IOException {
            campaigns.campaign(ExampleCampaign.NAME);
            Path wren = folder.resolve(ExampleCampaign.NAME).resolve("characters/1-wren.json");
            Files.writeString(wren, Files.readString(wren).replace("Wren Holloway", "Wren the Quiet"));

            assertThat(campaigns.campaign(ExampleCampaign.NAME).players().get(0).name())
                    .isEqualTo("Wren the Quiet");
        }

        @Test
        @DisplayName("and leaves nothing beside it")
        void nothingElse() throws IOException {
            campaigns.campaign(ExampleCampaign.NAME);

            try (Stream<Path> all = Files.list(folder)) {
                assertThat(all)
                        .extracting(Path::getFileName)
                        .map(Path::toString)
                        .containsExactlyInAnyOrder("mines", ExampleCampaign.NAME);
            }
        }
    }

    private void assertRefused(int code, String message) {
        assertThatThrownBy(() -> campaigns.campaign("mines"))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.getMessage()).startsWith(message).doesNotContain("s3cret", folder.toString());
                });
    }
}
