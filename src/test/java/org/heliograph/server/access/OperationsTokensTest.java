package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliograph.access.Role;
import org.heliograph.core.secret.TokenStoreException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTokensTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path data;

    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.system().withZone(zone);
        }
    };

    @Test
    void theFirstStartMakesAnAdminTokenInAFileOfItsOwn() throws IOException {
        OperationsTokens tokens = open();

        String secret = Files.readString(data.resolve("admin.token")).strip();
        assertThat(tokens.find(secret))
                .hasValueSatisfying(token -> assertThat(token.role()).isEqualTo(Role.ADMIN));
        assertThat(tokens.list()).hasSize(1);
        assertThat(open().find(secret)).as("and the next start makes no other").isPresent();
        assertThat(Files.readString(data.resolve("admin.token")).strip()).isEqualTo(secret);
    }

    @Test
    void anAdminTokenThatWasTakenAwayIsNotMadeAgain() throws IOException {
        open();
        Files.delete(data.resolve("admin.token"));

        open();

        assertThat(data.resolve("admin.token")).doesNotExist();
    }

    @Test
    void nobodyButTheOwnerMayReadTheFiles() throws IOException {
        Assumptions.assumeTrue(
                data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        OperationsTokens tokens = open();
        tokens.create(Role.VIEWER, "tv", Optional.empty());

        for (String name : List.of("tokens.jsonl", "admin.token")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("X16 No secret is kept, listed or printed")
    void noSecretIsKept() throws IOException {
        OperationsTokens tokens = open();
        OperationsTokens.Created created = tokens.create(Role.PRODUCER, "ci", Optional.empty());

        assertThat(Files.readString(data.resolve("tokens.jsonl"))).doesNotContain(created.secret());
        assertThat(tokens.list().toString()).doesNotContain(created.secret());
        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(NewToken.of(created).toString()).doesNotContain(created.secret());
    }

    @Test
    void aSecretHas128RandomBitsAndIsKnownAtAGlance() {
        OperationsTokens tokens = open();
        String one = tokens.create(Role.VIEWER, "a", Optional.empty()).secret();
        String other = tokens.create(Role.VIEWER, "a", Optional.empty()).secret();

        assertThat(one).matches("hgo_[A-Za-z0-9_-]{22}").isNotEqualTo(other);
        assertThat(OperationsTokens.looksLikeOne(one)).isTrue();
        assertThat(OperationsTokens.looksLikeOne("hgp_somethingElse")).isFalse();
    }

    @Test
    void aTokenOpensUntilItIsRevokedAlsoAfterARestart() {
        OperationsTokens tokens = open();
        OperationsTokens.Created created = tokens.create(Role.PRODUCER, "ci", Optional.empty());

        assertThat(open().find(created.secret())).contains(created.token());
        assertThat(tokens.isGood(created.token().id())).isTrue();
        assertThat(tokens.revoke(created.token().id())).isTrue();
        assertThat(tokens.find(created.secret())).isEmpty();
        assertThat(tokens.isGood(created.token().id())).isFalse();
        assertThat(open().find(created.secret())).isEmpty();
        assertThat(tokens.revoke(created.token().id())).isFalse();
    }

    @Test
    void whoHoldsSomethingOpenLearnsOfTheEnd() {
        OperationsTokens tokens = open();
        List<String> ended = new ArrayList<>();
        tokens.onEnd(ended::add);
        String revoked =
                tokens.create(Role.VIEWER, "a", Optional.empty()).token().id();
        tokens.create(Role.VIEWER, "stays", Optional.of(START.plus(Duration.ofDays(1))));
        String expiring = tokens.create(Role.VIEWER, "b", Optional.of(START.plusSeconds(60)))
                .token()
                .id();

        tokens.revoke(revoked);
        tokens.sweep();
        assertThat(ended).containsExactly(revoked);
        now = START.plusSeconds(60);
        tokens.sweep();
        tokens.sweep();
        assertThat(ended).containsExactly(revoked, expiring);
        assertThat(open().list()).extracting(OperationsToken::name).containsExactly("admin", "stays");
    }

    @Test
    void anExpiredTokenOpensNothingEvenBeforeItIsSweptAway() {
        OperationsTokens tokens = open();
        OperationsTokens.Created created = tokens.create(Role.VIEWER, "tv", Optional.of(START.plusSeconds(60)));

        now = START.plusSeconds(60).minusNanos(1);
        assertThat(tokens.find(created.secret())).isPresent();
        now = START.plusSeconds(60);
        assertThat(tokens.find(created.secret())).isEmpty();
        assertThat(tokens.isGood(created.token().id())).isFalse();
    }

    @Test
    void anAlmostRightSecretIsWrong() {
        OperationsTokens tokens = open();
        String secret = tokens.create(Role.VIEWER, "tv", Optional.empty()).secret();

        assertThat(tokens.find(secret + "x")).isEmpty();
        assertThat(tokens.find(secret.substring(0, secret.length() - 1))).isEmpty();
        assertThat(tokens.find("hgo_" + secret.substring(5) + secret.charAt(4))).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @Test
    void aDamagedFileIsNamedByLineAndNothingIsLost() throws IOException {
        open().create(Role.VIEWER, "tv", Optional.empty());
        Path file = data.resolve("tokens.jsonl");
        String damaged = Files.readString(file) + "{\"id\":\"torn\n";
        Files.writeString(file, damaged);

        assertThatThrownBy(this::open)
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(file + " line 3 is damaged: repair or remove it");
        assertThat(Files.readString(file)).isEqualTo(damaged);
    }

    @Test
    void aNewTokenThatCannotBeKeptIsNone() throws IOException {
        OperationsTokens tokens = open();
        Files.createDirectories(data.resolve("tokens.jsonl.new").resolve("in the way"));

        assertThatThrownBy(() -> tokens.create(Role.ADMIN, "lost", Optional.empty()))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage(data.resolve("tokens.jsonl") + " cannot be written");
        assertThat(tokens.list()).extracting(OperationsToken::name).containsExactly("admin");
    }

    @Test
    void aTokenEndsEvenIfThatCannotBeKept() throws IOException {
        OperationsTokens tokens = open();
        List<String> ended = new ArrayList<>();
        tokens.onEnd(ended::add);
        OperationsTokens.Created revoked = tokens.create(Role.VIEWER, "tv", Optional.empty());
        Files.createDirectories(data.resolve("tokens.jsonl.new").resolve("in the way"));

        assertThatThrownBy(() -> tokens.revoke(revoked.token().id())).isInstanceOf(TokenStoreException.class);
        assertThat(tokens.find(revoked.secret())).isEmpty();
        assertThat(ended).containsExactly(revoked.token().id());
    }

    @Test
    void anEndThatCouldNotBeKeptIsKeptByTheSweepAsSoonAsThatGoes() throws IOException {
        OperationsTokens tokens = open();
        OperationsTokens.Created revoked = tokens.create(Role.VIEWER, "tv", Optional.empty());
        String id = revoked.token().id();
        Path obstacle = data.resolve("tokens.jsonl.new").resolve("in the way");
        Files.createDirectories(obstacle);

        assertThatThrownBy(() -> tokens.revoke(id)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> tokens.revoke(id))
                .as("who tries again is told again")
                .isInstanceOf(TokenStoreException.class);
        tokens.sweep();
        assertThat(open().find(revoked.secret())).isPresent();
        Files.delete(obstacle);
        tokens.sweep();

        assertThat(open().find(revoked.secret())).isEmpty();
        assertThat(tokens.revoke(id)).as("there is none any more").isFalse();
    }

    @Test
    void whoTriesAgainToEndATokenHasItKept() throws IOException {
        OperationsTokens tokens = open();
        OperationsTokens.Created revoked = tokens.create(Role.VIEWER, "tv", Optional.empty());
        String id = revoked.token().id();
        Path obstacle = data.resolve("tokens.jsonl.new").resolve("in the way");
        Files.createDirectories(obstacle);
        assertThatThrownBy(() -> tokens.revoke(id)).isInstanceOf(TokenStoreException.class);
        Files.delete(obstacle);

        assertThat(tokens.revoke(id)).isTrue();
        assertThat(open().find(revoked.secret())).isEmpty();
    }

    @Test
    void namesSurviveWhateverTheyHold() {
        OperationsTokens tokens = open();
        String name = "\"q\\uote\" \u00e9\ud83d\ude00";
        String secret = tokens.create(Role.VIEWER, name, Optional.of(START.plusSeconds(1)))
                .secret();

        assertThat(open().find(secret))
                .hasValueSatisfying(token -> assertThat(token)
                        .extracting(OperationsToken::name, OperationsToken::expires)
                        .containsExactly(name, Optional.of(START.plusSeconds(1))));
    }

    private OperationsTokens open() {
        return OperationsTokens.open(data, clock);
    }
}
