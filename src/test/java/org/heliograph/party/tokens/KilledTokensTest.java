package org.heliograph.party.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tokens of a party whose server is killed")
class KilledTokensTest {
    private static final String NONE = "-";

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private final Map<String, String> current = new HashMap<>();

    @Test
    @DisplayName("P38 P39 P40 are what was last answered: the given ones good, the ended ones dead for good")
    void whatWasAnsweredHolds() throws Exception {
        for (int round = 0; round < 3; round++) {
            String pending = killAfter(30 + 37 * round);
            PartyTokens tokens = PartyTokens.open(directory, Clock.systemUTC());

            for (Seat seat : TokenChurn.SEATS) {
                Optional<String> good = tokens.of("deep").stream()
                        .filter(token -> token.seat().equals(seat))
                        .map(PartyToken::secret)
                        .findFirst();
                if (!seat.id().equals(pending)) {
                    assertThat(good.orElse(NONE)).isEqualTo(current.get(seat.id()));
                }
            }
            for (String secret : told) {
                boolean maybe = current.containsValue(secret);
                assertThat(maybe || tokens.find(secret).isEmpty())
                        .as("%s is dead", secret)
                        .isTrue();
            }
        }
    }

    /** The seat that something may have happened to that was not answered. */
    private String killAfter(int lines) throws IOException, InterruptedException, URISyntaxException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        TokenChurn.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String pending = "";
        try (BufferedReader out = process.inputReader(UTF_8)) {
            int count = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (++count == lines) {
                    // By its handle: the process would close what it said and we have not read yet.
                    process.toHandle().destroyForcibly();
                }
                pending = hear(line, pending);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return pending;
    }

    private String hear(String line, String pending) {
        String[] words = line.split(" ");
        if (words[0].equals("begin") && words.length == 2) {
            return words[1];
        }
        // The last line may have been cut by the kill: then it counts as never said.
        boolean whole =
                words.length == 3 && (words[2].equals(NONE) || words[2].length() == PartyToken.PREFIX.length() + 22);
        if (!whole) {
            return pending;
        }
        current.put(words[1], words[2]);
        if (!words[2].equals(NONE)) {
            told.add(words[2]);
        }
        return "";
    }

    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                PartyTokens.class,
                TokenChurn.class,
                JsonProvider.class,
                JsonProvider.provider().getClass())) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return places.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
