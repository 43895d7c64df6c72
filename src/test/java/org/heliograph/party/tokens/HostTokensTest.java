package org.heliograph.party.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.heliograph.core.secret.TokenStoreException;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The hosts' tokens in a data folder")
class HostTokensTest {
    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T19:00:00Z"));
    private PartyTokens server;

    @BeforeEach
    void open() {
        server = PartyTokens.open(directory, clock);
    }

    private PartyToken issued(String party) {
        clock.advance(Duration.ofMinutes(1));
        return server.issue(party, List.of(Seat.host(party), Seat.player(party, "thorin")))
                .get(0);
    }

    @Test
    @DisplayName("are found by party, and of those that are not over the newest first")
    void found() {
        PartyToken deep = issued("deep");
        PartyToken wide = issued("wide");
        PartyToken high = issued("high");
        server.retire("wide");
        HostTokens kept = HostTokens.in(directory);

        assertThat(kept.running()).containsExactly(high, deep);
        assertThat(kept.of("deep")).contains(deep);
        assertThat(kept.of("wide"))
                .as("its host may still be told that it is over")
                .contains(wide);
        assertThat(kept.of("none")).isEmpty();
        assertThat(kept.fileOf("deep")).isEqualTo(directory.resolve("deep/tokens.json"));
    }

    @Test
    @DisplayName("are found in the archive as well")
    void archived() throws Exception {
        PartyToken deep = issued("deep");
        server.retire("deep");
        Files.createDirectories(directory.resolve("archive"));
        Files.move(directory.resolve("deep"), directory.resolve("archive/deep"));

        assertThat(HostTokens.in(directory).of("deep")).contains(deep);
        assertThat(HostTokens.in(directory).running()).isEmpty();
    }

    @Test
    @DisplayName("of a damaged file are none, which is told by its name alone; it hides no other")
    void damaged() throws Exception {
        PartyToken deep = issued("deep");
        issued("wide");
        Path file = directory.resolve("wide/tokens.json");
        Files.writeString(file, Files.readString(file).replace("HOST", "ROAST"));
        HostTokens kept = HostTokens.in(directory);

        assertThat(kept.running()).containsExactly(deep);
        assertThatThrownBy(() -> kept.of("wide"))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(file + " is damaged");
    }

    @Test
    @DisplayName("are looked for nowhere else, and in no folder that is not there")
    void nowhere() {
        HostTokens kept = HostTokens.in(directory.resolve("none"));

        assertThat(kept.running()).isEmpty();
        assertThat(kept.of("deep")).isEmpty();
        assertThatThrownBy(() -> kept.of("../deep")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> kept.of("archive")).isInstanceOf(RefusedException.class);
    }
}
