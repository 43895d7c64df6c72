package org.heliograph.party.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.core.RefusedException;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tokens of a party")
class PartyTokensTest {
    private static final Seat THORIN = Seat.player("deep", "thorin");
    private static final Seat ELARA = Seat.player("deep", "elara");
    private static final List<Seat> TABLE = List.of(
            Seat.host("deep"),
            THORIN,
            ELARA,
            Seat.player("deep", "gorm"),
            Seat.player("deep", "host"),
            Seat.observer("deep"));

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final List<String> ended = new ArrayList<>();

    @Test
    @DisplayName("P1 are one for each seat, all distinct, and follow from nothing that is known")
    void oneForEachSeat() {
        PartyTokens tokens = open();
        List<PartyToken> first = tokens.issue("deep", TABLE);
        PartyTokens elsewhere = PartyTokens.open(directory.resolve("elsewhere"), clock);
        List<PartyToken> again = elsewhere.issue("deep", TABLE);

        assertThat(first).extracting(PartyToken::seat).containsExactlyElementsOf(TABLE);
        assertThat(first).extracting(PartyToken::secret).allMatch(secret -> secret.matches("hgp_[A-Za-z0-9_-]{22}"));
        Set<String> all = Stream.of(first, again)
                .flatMap(List::stream)
                .flatMap(token -> Stream.of(token.id(), token.secret()))
                .collect(Collectors.toSet());
        assertThat(all).hasSize(4 * TABLE.size());
    }

    @Test
    @DisplayName("open the seat they are of")
    void theyOpenTheirSeat() {
        PartyTokens tokens = open();
        for (PartyToken token : tokens.issue("deep", TABLE)) {
            assertThat(tokens.find(token.secret())).contains(token);
            assertThat(tokens.isGood(token.id())).isTrue();
            assertThat(tokens.seatOf(token.id())).contains(token.seat());
            assertThat(tokens.findRetiredHost(token.secret())).isEmpty();
        }
    }

    @Test
    @DisplayName("open nothing when they are almost right, an id, or of another world")
    void almostRight() {
        PartyTokens tokens = open();
        PartyToken token = tokens.issue("deep", TABLE).get(1);
        String secret = token.secret();

        for (String wrong : List.of(
                "",
                secret + "x",
                " " + secret,
                secret.substring(0, secret.length() - 1),
                "hgo_" + secret.substring(4),
                secret.substring(4),
                token.id())) {
            assertThat(tokens.find(wrong)).as(wrong).isEmpty();
        }
        assertThat(PartyToken.looksLikeOne(secret)).isTrue();
        assertThat(PartyToken.looksLikeOne("hgo_" + secret.substring(4))).isFalse();
    }

    @Test
    @DisplayName("P40 are as good after a restart, all of them")
    void aRestartKeepsThem() {
        List<PartyToken> issued = open().issue("deep", TABLE);
        PartyTokens restarted = open();

        assertThat(restarted.of("deep")).containsExactlyElementsOf(issued);
        assertThat(issued).allSatisfy(token -> {
            assertThat(restarted.find(token.secret())).contains(token);
            assertThat(restarted.isGood(token.id())).isTrue();
        });
    }

    @Test
    @DisplayName("P39 are replaced: the old one is dead at once and for good, the new one good, the others as before")
    void aReplacedOneIsDead() {
        PartyTokens tokens = open();
        Map<Seat, PartyToken> old = bySeat(tokens.issue("deep", TABLE));
        List<Boolean> deadWhenTold = new ArrayList<>();
        tokens.onEnd((token, reason) ->
                deadWhenTold.add(tokens.find(token.secret()).isEmpty() && !tokens.isGood(token.id())));

        PartyToken fresh = tokens.replace(THORIN);

        assertThat(ended).containsExactly(old.get(THORIN).id() + " REPLACED");
        assertThat(deadWhenTold).containsExactly(true);
        assertThat(fresh.seat()).isEqualTo(THORIN);
        for (PartyTokens now : List.of(tokens, open())) {
            assertDead(now, old.get(THORIN));
            assertThat(now.find(fresh.secret())).contains(fresh);
            assertThat(now.find(old.get(ELARA).secret())).contains(old.get(ELARA));
            assertThat(now.of("deep")).hasSameSizeAs(TABLE);
        }
    }

    @Test
    @DisplayName("P38 are revoked: dead at once and for good, the seat without any until it is given one")
    void aRevokedOneIsDead() {
        PartyTokens tokens = open();
        Map<Seat, PartyToken> old = bySeat(tokens.issue("deep", TABLE));

        tokens.revoke(THORIN);
        tokens.revoke(THORIN);

        assertThat(ended).containsExactly(old.get(THORIN).id() + " REVOKED");
        for (PartyTokens now : List.of(tokens, open())) {
            assertDead(now, old.get(THORIN));
            assertThat(now.of("deep"))
                    .extracting(PartyToken::seat)
                    .hasSize(TABLE.size() - 1)
                    .doesNotContain(THORIN);
        }
        PartyToken back = tokens.replace(THORIN);
        for (PartyTokens now : List.of(tokens, open())) {
            assertDead(now, old.get(THORIN));
            assertThat(now.find(back.secret())).contains(back);
        }
    }

    @Test
    @DisplayName("are given to one who joins later")
    void oneMore() {
        PartyTokens tokens = open();
        tokens.issue("deep", TABLE);
        Seat late = Seat.player("deep", "late");

        PartyToken token = tokens.issue("deep", List.of(late)).get(0);

        assertThat(open().find(token.secret())).contains(token);
        assertThat(open().of("deep")).hasSize(TABLE.size() + 1);
    }

    @Test
    @DisplayName("are made for all seats that were asked for, or for none")
    void allOrNone() {
        PartyTokens tokens = open();
        tokens.issue("deep", List.of(THORIN));

        assertThatThrownBy(() -> tokens.issue("deep", List.of(ELARA, THORIN)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(409));
        assertThatThrownBy(() -> tokens.issue("deep", List.of(ELARA, ELARA)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(400));
        assertThatThrownBy(() -> tokens.issue("deep", List.of(Seat.host("shallow"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.issue("../deep", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(tokens.of("deep")).extracting(PartyToken::seat).containsExactly(THORIN);
        assertThat(tokens.of("shallow")).isEmpty();
    }

    @Test
    @DisplayName("of a party that nobody knows are none, and none is given")
    void noSuchParty() {
        PartyTokens tokens = open();

        assertThatThrownBy(() -> tokens.replace(THORIN))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(404));
        tokens.revoke(THORIN);
        tokens.retire("deep");
        assertThat(tokens.of("deep")).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("end with the party, but its host's may be told so: before its folder is moved, and in the archive")
    void thePartyIsOver() throws IOException {
        PartyTokens tokens = open();
        List<PartyToken> old = tokens.issue("deep", TABLE);
        List<PartyToken> others = tokens.issue("other", List.of(Seat.host("other")));

        tokens.retire("deep");
        tokens.retire("deep");
        assertThat(ended)
                .containsExactlyElementsOf(
                        old.stream().map(token -> token.id() + " PARTY_OVER").toList());
        assertOver(tokens, old);
        assertOver(open(), old);
        Files.createDirectories(directory.resolve("archive"));
        Files.move(directory.resolve("deep"), directory.resolve("archive").resolve("deep"));
        assertOver(tokens, old);
        assertOver(open(), old);
        assertThat(open().find(others.get(0).secret())).isPresent();
    }

    @Test
    @DisplayName("of a party that somebody put into the archive by hand open nothing")
    void archivedByHand() throws IOException {
        List<PartyToken> old = open().issue("deep", TABLE);
        Files.createDirectories(directory.resolve("archive"));
        Files.move(directory.resolve("deep"), directory.resolve("archive").resolve("deep"));

        assertOver(open(), old);
    }

    @Test
    @DisplayName("lie in files that nobody but the owner may read")
    void ownerOnly() throws IOException {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        PartyTokens tokens = open();
        tokens.issue("deep", TABLE);
        tokens.replace(THORIN);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("deep").resolve("tokens.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("X16 show no secret when they are printed")
    void printed() {
        PartyTokens tokens = open();
        PartyToken token = tokens.issue("deep", TABLE).get(1);

        assertThat(token).asString().contains(token.id(), "thorin").doesNotContain(token.secret());
        assertThat(tokens.of("deep").toString())
                .doesNotContain(token.secret(), token.secret().substring(4));
    }

    @Test
    @DisplayName("are read for hundreds of parties")
    void hundredsOfParties() {
        PartyTokens tokens = open();
        List<PartyToken> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String party = "p" + i;
            all.addAll(tokens.issue(party, List.of(Seat.host(party), Seat.player(party, "a"), Seat.observer(party))));
        }

        PartyTokens restarted = open();
        assertThat(all).allMatch(token -> restarted.find(token.secret()).equals(Optional.of(token)));
    }

    private PartyTokens open() {
        PartyTokens tokens = PartyTokens.open(directory, clock);
        tokens.onEnd((token, reason) -> ended.add(token.id() + " " + reason));
        return tokens;
    }

    private static void assertDead(PartyTokens tokens, PartyToken token) {
        assertThat(tokens.find(token.secret())).isEmpty();
        assertThat(tokens.findRetiredHost(token.secret())).isEmpty();
        assertThat(tokens.isGood(token.id())).isFalse();
        assertThat(tokens.seatOf(token.id())).isEmpty();
    }

    private static void assertOver(PartyTokens tokens, List<PartyToken> old) {
        assertThat(tokens.of("deep")).isEmpty();
        for (PartyToken token : old) {
            assertThat(tokens.find(token.secret())).isEmpty();
            assertThat(tokens.isGood(token.id())).isFalse();
            assertThat(tokens.findRetiredHost(token.secret()).isPresent())
                    .isEqualTo(token.seat().role() == Role.HOST);
        }
        assertThatThrownBy(() -> tokens.replace(THORIN))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(409));
        assertThatThrownBy(() -> tokens.issue("deep", List.of(Seat.player("deep", "late"))))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(409));
    }

    private static Map<Seat, PartyToken> bySeat(List<PartyToken> tokens) {
        return tokens.stream().collect(Collectors.toMap(PartyToken::seat, Function.identity()));
    }
}
