package org.heliograph.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingSourcesTest {
    private static final String PORT = "heliograph.port";
    private static final String DATA = "heliograph.data";

    @TempDir
    Path data;

    private final Map<String, String> commandLine = new HashMap<>();
    private final Map<String, String> system = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    @BeforeEach
    void keepStateInAFolderOfOurOwn() {
        parameters.put(DATA, data.toString());
    }

    static IntStream everyStrength() {
        return IntStream.rangeClosed(0, 5);
    }

    @ParameterizedTest
    @MethodSource("everyStrength")
    void theStrongestSourceThatHasItWins(int strongest) throws IOException {
        if (strongest <= 4) {
            parameters.put(PORT, "4");
        }
        if (strongest <= 3) {
            file("heliograph.port=3");
        }
        if (strongest <= 2) {
            environment.put("HELIOGRAPH_PORT", "2");
        }
        if (strongest <= 1) {
            system.put(PORT, "1");
        }
        if (strongest <= 0) {
            commandLine.put(PORT, "0");
        }
        assertThat(read().listen().port()).isEqualTo(strongest == 5 ? 8080 : strongest);
    }

    @Test
    void everySettingHasAnEnvironmentVariableOfItsOwn() {
        assertThat(SettingsReference.all().map(Setting::environmentName))
                .doesNotHaveDuplicates()
                .contains(
                        "HELIOGRAPH_HEARTBEAT_PARTY_PING", "HELIOGRAPH_CONTEXT_PATH", "HELIOGRAPH_LOG_BOT_RETAIN_AGE");
    }

    @Test
    void anEnvironmentVariableWithHyphensInItsNameIsWrittenWithUnderscores() {
        environment.put("HELIOGRAPH_LIMITS_FRAMES_PER_SECOND", "7");

        assertThat(read().limits().framesPerSecond()).isEqualTo(7);
    }

    @Test
    void theFileIsLookedForInTheFolderThatTheStrongestOtherSourceNames() throws IOException {
        Path other = Files.createDirectory(data.resolve("other"));
        Files.writeString(other.resolve("heliograph.properties"), "heliograph.port = 99\n");
        environment.put("HELIOGRAPH_DATA", other.toString());

        assertThat(read().listen().dataDirectory()).isEqualTo(other);
        assertThat(read().listen().port()).isEqualTo(99);
    }

    @Test
    void theFileCannotMoveTheFolderItLiesIn() throws IOException {
        file("heliograph.data=/elsewhere");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("heliograph.data cannot be set in " + data.resolve("heliograph.properties")
                        + ", which lies in that folder");
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        Files.write(data.resolve("heliograph.properties"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("heliograph.properties cannot be read");
    }

    @Test
    void anUnknownNameStopsTheStartWhereverItStands() throws IOException {
        commandLine.put("heliograph.prot", "1");
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("Unknown setting heliograph.prot (--set); did you mean heliograph.port?");
        commandLine.clear();

        commandLine.put("limits.topics", "1");
        assertThatThrownBy(this::read)
                .hasMessage("Unknown setting limits.topics (--set); did you mean heliograph.limits.topics?");
        commandLine.clear();

        system.put("heliograph.nonsense", "1");
        assertThatThrownBy(this::read).hasMessage("Unknown setting heliograph.nonsense (system property)");
        system.clear();

        environment.put("HELIOGRAPH_NONSENSE", "1");
        assertThatThrownBy(this::read)
                .hasMessage("Unknown setting HELIOGRAPH_NONSENSE (environment variable HELIOGRAPH_NONSENSE)");
        environment.clear();

        parameters.put("heliograph.nonsense", "1");
        assertThatThrownBy(this::read).hasMessage("Unknown setting heliograph.nonsense (context parameter)");
        parameters.remove("heliograph.nonsense");

        file("port=1");
        assertThatThrownBy(this::read)
                .hasMessage("Unknown setting port (" + data.resolve("heliograph.properties")
                        + "); did you mean heliograph.port?");
    }

    @Test
    void aBadValueIsFoundEvenWhereNothingReadsIt() {
        environment.put("HELIOGRAPH_NATS_URL", "nowhere");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("heliograph.nats.url = nowhere (environment variable HELIOGRAPH_NATS_URL):");
    }

    @Test
    void aBadValueOfAWeakSourceIsNotAskedForWhenAStrongerOneIsGood() {
        parameters.put(PORT, "eighty");
        commandLine.put(PORT, "80");

        assertThat(read().listen().port()).isEqualTo(80);
    }

    @Test
    void whatIsNotOursIsPassedOver() {
        system.put("java.home", "/usr");
        environment.put("HELIOGRAPHY", "art");
        environment.put("HELIOGRAPH_TOKEN", "for the client commands");
        environment.put("HELIOGRAPH_URL", "for the client commands");
        parameters.put("org.example.parameter", "x");

        assertThat(read().listen().port()).isEqualTo(8080);
    }

    @Test
    void theProcessGivesItsOwnPropertiesAndVariables() {
        SettingSources sources = SettingSources.ofProcess(Map.of("a", "b"), Map.of("c", "d"));

        assertThat(sources.commandLine()).containsExactly(Map.entry("a", "b"));
        assertThat(sources.contextParameters()).containsExactly(Map.entry("c", "d"));
        assertThat(sources.systemProperties()).containsEntry("java.version", System.getProperty("java.version"));
        assertThat(sources.environment()).isEqualTo(System.getenv());
    }

    private void file(String content) throws IOException {
        Files.writeString(data.resolve("heliograph.properties"), content);
    }

    private Settings read() {
        return Settings.read(new SettingSources(commandLine, system, environment, parameters));
    }
}
