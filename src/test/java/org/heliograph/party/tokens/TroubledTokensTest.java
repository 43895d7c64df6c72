package org.heliograph.party.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.secret.TokenStoreException;
import org.heliograph.support.LoggedTroubles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tokens of a party, in trouble:")
class TroubledTokensTest {
    private static final Seat HOST = Seat.host("deep");
    private static final Seat THORIN = Seat.player("deep", "thorin");

    @TempDir
    Path directory;

    private final List<String> ended = new ArrayList<>();

    @Test
    @DisplayName("new ones that cannot be kept are none")
    void newOnesThatCannotBeKept() throws IOException {
        PartyTokens tokens = open();
        tokens.issue("deep", List.of(HOST));
        blockTheDisk();

        assertThatThrownBy(() -> tokens.issue("deep", List.of(THORIN)))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(file() + " cannot be written");
        assertThat(tokens.of("deep")).extracting(PartyToken::seat).containsExactly(HOST);
        assertThat(open().of("deep")).extracting(PartyToken::seat).containsExactly(HOST);
    }

    @Test
    @DisplayName(
            "P38 one that is revoked ends even if that cannot be kept, and the sweep keeps it as soon as that goes")
    void revokedOnAFullDisk() throws IOException {
        PartyTokens tokens = open();
        PartyToken token = tokens.issue("deep", List.of(HOST, THORIN)).get(1);
        blockTheDisk();

        assertThatThrownBy(() -> tokens.revoke(THORIN)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> tokens.revoke(THORIN))
                .as("who tries again is told again")
                .isInstanceOf(TokenStoreException.class);
        assertThat(tokens.find(token.secret())).isEmpty();
        assertThat(ended).containsExactly(token.id() + " REVOKED");
        tokens.sweep();
        freeTheDisk();
        tokens.sweep();

        assertThat(open().find(token.secret())).isEmpty();
        assertThat(open().of("deep")).extracting(PartyToken::seat).containsExactly(HOST);
    }

    @Test
    @DisplayName(
            "P39 one that is replaced ends even if there is no room for the new one, which comes with the next try")
    void replacedOnAFullDisk() throws IOException {
        PartyTokens tokens = open();
        PartyToken old = tokens.issue("deep", List.of(HOST, THORIN)).get(1);
        blockTheDisk();

        assertThatThrownBy(() -> tokens.replace(THORIN)).isInstanceOf(TokenStoreException.class);
        assertThat(tokens.find(old.secret())).isEmpty();
        assertThat(tokens.of("deep")).extracting(PartyToken::seat).containsExactly(HOST);
        freeTheDisk();
        PartyToken fresh = tokens.replace(THORIN);

        assertThat(open().find(old.secret())).isEmpty();
        assertThat(open().find(fresh.secret())).contains(fresh);
        assertThat(ended).containsExactly(old.id() + " REPLACED");
    }

    @Test
    @DisplayName("the end of a party that could not be kept is kept where its folder has gone meanwhile")
    void keptInTheArchive() throws IOException {
        PartyTokens tokens = open();
        PartyToken host = tokens.issue("deep", List.of(HOST, THORIN)).get(0);
        blockTheDisk();
        assertThatThrownBy(() -> tokens.retire("deep")).isInstanceOf(TokenStoreException.class);
        freeTheDisk();
        Path archived = Files.createDirectories(directory.resolve("archive")).resolve("deep");
        Files.move(directory.resolve("deep"), archived);

        tokens.sweep();

        assertThat(directory.resolve("deep")).doesNotExist();
        assertThat(Files.readString(archived.resolve("tokens.json")))
                .contains("stopped")
                .doesNotContain("thorin");
        assertThat(open().findRetiredHost(host.secret())).contains(host);
    }

    @Test
    @DisplayName("an end is kept although one who learns of it fails")
    void aListenerFails() {
        PartyTokens tokens = open();
        PartyToken token = tokens.issue("deep", List.of(HOST, THORIN)).get(1);
        tokens.onEnd((gone, reason) -> {
            throw new IllegalStateException("too bad");
        });

        assertThatThrownBy(() -> tokens.revoke(THORIN)).hasMessage("too bad");
        assertThat(open().find(token.secret())).isEmpty();
    }

    @Test
    @DisplayName("what a killed server was about to write is not read, and does not stand in the way")
    void halfWritten() throws IOException {
        PartyTokens tokens = open();
        PartyToken old = tokens.issue("deep", List.of(HOST)).get(0);
        Files.writeString(file().resolveSibling("tokens.json.new"), "{\"party\":\"deep\",\"tok");

        PartyTokens restarted = open();
        assertThat(restarted.find(old.secret())).contains(old);
        PartyToken fresh = restarted.replace(HOST);
        assertThat(open().of("deep")).containsExactly(fresh);
    }

    @ParameterizedTest(name = "sample {index}")
    @DisplayName("a damaged file is named, left as it is, and keeps nobody else from anything:")
    @ValueSource(
            strings = {
                "",
                "\u0000\u0000",
                "[]",
                "{}",
                "{\"party\":\"deep\",\"tokens\":[{\"id\":\"1\",\"role\":\"HOST\",\"created\":\"2026-11-2",
                "{\"party\":\"deep\",\"tokens\":{}}",
                "{\"party\":\"deep\",\"tokens\":[7]}",
                "{\"party\":\"deep\",\"stopped\":\"soon\",\"tokens\":[]}",
                "{\"party\":\"other\",\"tokens\":[]}",
                "{\"party\":\"deep\",\"tokens\":[{\"id\":\"1\",\"role\":\"GOD\",\"created\":\"2026-11-21T19:00:00Z\","
                        + "\"secret\":\"hgp_0123456789abcdefghijkl\"}]}",
                "{\"party\":\"deep\",\"tokens\":[{\"id\":\"1\",\"role\":\"PLAYER\",\"created\":\"2026-11-21T19:00:00Z\","
                        + "\"secret\":\"hgp_0123456789abcdefghijkl\"}]}",
                "{\"party\":\"deep\",\"tokens\":[{\"id\":\"1\",\"role\":\"HOST\",\"created\":\"2026-11-21T19:00:00Z\","
                        + "\"secret\":\"guessable\"}]}",
                "{\"party\":\"deep\",\"tokens\":[{\"id\":\"1\",\"role\":\"HOST\",\"created\":\"2026-11-21T19:00:00Z\","
                        + "\"secret\":\"hgp_0123456789abcdefghijkl\"},{\"id\":\"2\",\"role\":\"HOST\",\"created\":"
                        + "\"2026-11-21T19:00:00Z\",\"secret\":\"hgp_abcdefghijkl0123456789\"}]}"
            })
    void aDamagedFile(String content) throws IOException {
        PartyTokens before = open();
        PartyToken other = before.issue("other", List.of(Seat.host("other"))).get(0);
        before.issue("deep", List.of(HOST));
        Files.writeString(file(), content);

        LoggedTroubles troubles = new LoggedTroubles();
        try {
            PartyTokens tokens = open();

            assertThat(troubles.all()).hasSize(1);
            assertThat(tokens.find(other.secret())).contains(other);
            assertThat(tokens.of("deep")).isEmpty();
            assertThat(tokens.find("hgp_0123456789abcdefghijkl")).isEmpty();
            tokens.revoke(THORIN);
            tokens.retire("deep");
            tokens.sweep();
            assertRefused(tokens, "is damaged");
        } finally {
            troubles.close();
        }
        assertThat(Files.readString(file())).isEqualTo(content);
    }

    @Test
    @DisplayName("a file that cannot be read keeps nobody else from anything")
    void anUnreadableFile() throws IOException {
        PartyToken other = open().issue("other", List.of(Seat.host("other"))).get(0);
        Files.createDirectories(file());

        PartyTokens tokens = open();

        assertThat(tokens.find(other.secret())).contains(other);
        assertRefused(tokens, "cannot be read");
    }

    @Test
    @DisplayName("a copied party does not share its tokens with the first, whatever name it was given")
    void aCopy() throws IOException {
        PartyToken host = open().issue("deep", List.of(HOST)).get(0);
        Path copy = Files.createDirectories(directory.resolve("copy")).resolve("tokens.json");
        Files.writeString(copy, Files.readString(file()).replace("\"deep\"", "\"copy\""));

        PartyTokens tokens = open();

        String party = tokens.find(host.secret()).orElseThrow().seat().party();
        assertThat(tokens.of(party)).hasSize(1);
        assertThat(tokens.of(party.equals("deep") ? "copy" : "deep")).isEmpty();
    }

    @Test
    @DisplayName("a party that also lies in the archive is over")
    void inBothPlaces() throws IOException {
        PartyToken host = open().issue("deep", List.of(HOST)).get(0);
        Path archived = Files.createDirectories(directory.resolve("archive").resolve("deep"));
        Files.copy(file(), archived.resolve("tokens.json"));

        PartyTokens tokens = open();

        assertThat(tokens.find(host.secret())).isEmpty();
        assertThat(tokens.findRetiredHost(host.secret())).isPresent();
    }

    private void assertRefused(PartyTokens tokens, String reason) {
        String sentence = file() + " " + reason + ": repair or remove it, then start again";
        assertThatThrownBy(() -> tokens.replace(HOST))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> tokens.issue("deep", List.of(HOST)))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(sentence);
    }

    private PartyTokens open() {
        PartyTokens tokens = PartyTokens.open(directory, Clock.systemUTC());
        tokens.onEnd((token, reason) -> ended.add(token.id() + " " + reason));
        return tokens;
    }

    private Path file() {
        return directory.resolve("deep").resolve("tokens.json");
    }

    private Path obstacle() {
        return directory.resolve("deep").resolve("tokens.json.new").resolve("in the way");
    }

    private void blockTheDisk() throws IOException {
        Files.createDirectories(obstacle());
    }

    private void freeTheDisk() throws IOException {
        Files.delete(obstacle());
        Files.delete(obstacle().getParent());
    }
}
