package org.heliograph.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedSettingsTest {
    private static final Path PAGE = Path.of("docs", "settings.md");

    @Test
    void thePageListsExactlyTheSettingsThereAreWithTheirDefaults() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `heliograph."))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(SettingsReference.GENERAL.stream()
                        .map(DocumentedSettingsTest::row)
                        .toList());
    }

    @Test
    void everyDefaultIsAGoodValue() {
        assertThat(SettingsReference.all())
                .allSatisfy(setting -> assertThat(setting.kind().parse().apply(setting.defaultText()))
                        .isNotNull());
    }

    @Test
    void everySettingOfTheReferenceIsInTheListOnce() {
        assertThat(SettingsReference.all().map(Setting::name))
                .doesNotHaveDuplicates()
                .hasSize(SettingsReference.GENERAL.size() + 4 * SettingsReference.PER_APPLICATION.size());
    }

    private static String row(Setting<?> setting) {
        String name =
                SettingsReference.PER_APPLICATION.contains(setting) ? setting.name() + "` ᵃ" : setting.name() + "`";
        String byDefault = setting.defaultText().isEmpty() ? "—" : "`" + setting.defaultText() + "`";
        return Stream.of("`" + name, byDefault, setting.kind().expected(), setting.meaning())
                .reduce("|", (line, cell) -> line + " " + cell + " |");
    }
}
