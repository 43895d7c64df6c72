package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.heliograph.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessFilterTest {
    private static final String FOREIGN = "Origin: https://evil.example";

    private GuardedTomcat server;
    private String host;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = GuardedTomcat.container(data, Map.of("heliograph.origins", "https://friend.example"));
        host = "Host: " + server.at("localhost");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @DisplayName("X13 A plain request on a WebSocket path is 426")
    @ValueSource(strings = {"/ws", "/ws/", "/ws/s1", "/ws/bot/B/timeline", "/api/ws", "/api/ws/general", "/api/ws/a b"})
    void aPlainRequestOnASocketPathIsTold(String path) throws Exception {
        Answer answer = server.send("GET", path.replace(" ", "%20"), host);

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Upgrade")).contains("websocket");
        assertThat(answer.body()).contains("\"error_code\":426");
    }

    @ParameterizedTest
    @DisplayName("X14 A foreign page opens no socket")
    @ValueSource(strings = {"https://evil.example", "null", "", "http://localhost:1", "http://localhost", "garbage"})
    void aForeignPageOpensNoSocket(String origin) throws Exception {
        Answer answer = server.open("/api/ws/general", host, "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"error_code\":403");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("X14 A foreign page changes nothing, with a good token either")
    @CsvSource({"POST, /api/messages", "POST, /api/tokens", "DELETE, /api/tokens/x", "PUT, /api/messages"})
    void aForeignPageChangesNothing(String method, String path) throws Exception {
        assertThat(server.send(method, path, host, FOREIGN, bearer(Role.ADMIN)).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @DisplayName("A path that the container reads as another opens no socket")
    @ValueSource(
            strings = {
                "/api/ws/.",
                "/api/ws/%2e",
                "/api/ws/a/..",
                "/api/ws/a/%2E%2e/b",
                "/api/ws/a/../../ws/b",
                "/api/ws/a;b",
                "/api/ws;x/a"
            })
    void aPathThatIsReadAsAnotherOpensNoSocket(String path) throws Exception {
        Answer answer = server.open(path, host);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error_code\":400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ws/a.b", "/api/ws/...", "/api/ws/.a", "/api/ws/a%3Bb"})
    void aDotOrAnEncodedSemicolonInANameIsAsGoodAsAnyLetter(String path) throws Exception {
        assertThat(server.open(path, host).status()).isNotEqualTo(400);
    }

    @Test
    @DisplayName("X14 Two origins at once are foreign")
    void twoOriginsAtOnceAreForeign() throws Exception {
        assertThat(server.open("/api/ws/general", host, "Origin: http://" + server.at("localhost"), FOREIGN)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @DisplayName("X14 Our own page opens sockets, whatever the machine calls itself")
    @CsvSource({"localhost, localhost", "localhost, 127.0.0.1", "127.0.0.1, [::1]", "play.example, play.example"})
    void ourOwnPageOpensSockets(String name, String page) throws Exception {
        assertThat(server.open("/api/ws/general", "Host: " + server.at(name), "Origin: http://" + server.at(page))
                        .status())
                .isEqualTo(101);
    }

    @Test
    @DisplayName("X14 A page that came through a TLS proxy is our own")
    void thePortThatGoesWithoutSayingIsTheSameOnBothSides() throws Exception {
        assertThat(server.open("/api/ws/general", "Host: play.example", "Origin: https://play.example")
                        .status())
                .isEqualTo(101);
        assertThat(server.open("/api/ws/general", "Host: play.example", "Origin: https://play.example:8443")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("X14 The public URL's page is our own, whatever a proxy makes of Host")
    void thePublicUrlsPageIsOurOwn(@TempDir Path data) throws Exception {
        try (GuardedTomcat proxied =
                GuardedTomcat.launcher(data, Map.of("heliograph.public-url", "https://play.example/push"))) {
            assertThat(proxied.open("/api/ws/general", "Host: 10.0.0.7", "Origin: https://play.example")
                            .status())
                    .isEqualTo(101);
        }
    }

    @Test
    @DisplayName("X14 A page on the list is let in and told so")
    void aPageOnTheListIsLetIn() throws Exception {
        String friend = "Origin: https://friend.example";

        assertThat(server.open("/api/ws/general", host, friend).status()).isEqualTo(101);
        Answer read = server.send("GET", "/api/channels", host, friend, bearer(Role.VIEWER));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Access-Control-Allow-Origin")).contains("https://friend.example");
        assertThat(read.header("Vary")).contains("Origin");
        assertThat(server.send("POST", "/api/messages", host, friend, bearer(Role.PRODUCER))
                        .status())
                .isEqualTo(200);
        Answer refused = server.send("GET", "/api/channels", host, friend);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin"))
                .as("the page may read why")
                .contains("https://friend.example");
    }

    @Test
    @DisplayName("X14 Preflight")
    void aBrowserThatAsksFirstIsAnswered() throws Exception {
        String asks = "Access-Control-Request-Method: POST";

        Answer friend = server.send("OPTIONS", "/api/messages", host, "Origin: https://friend.example", asks);
        assertThat(friend.status()).isEqualTo(204);
        assertThat(friend.header("Access-Control-Allow-Origin")).contains("https://friend.example");
        assertThat(friend.header("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST", "DELETE"));
        assertThat(friend.header("Access-Control-Allow-Headers"))
                .hasValueSatisfying(
                        headers -> assertThat(headers).contains("Authorization", "Content-Type", "Last-Event-ID"));
        assertThat(friend.header("Access-Control-Allow-Credentials")).isEmpty();

        Answer foreign = server.send("OPTIONS", "/api/messages", host, FOREIGN, asks);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aForeignPageMayNotReadAnswersEither() throws Exception {
        Answer answer = server.send("GET", "/api/channels", host, FOREIGN, bearer(Role.VIEWER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("B36 Each role opens its doors and those below")
    void eachRoleOpensItsDoors(Role role) throws Exception {
        String token = bearer(role);

        assertThat(server.send("GET", "/api/channels", host, token).status()).isEqualTo(200);
        assertThat(server.send("HEAD", "/api/messages", host, token).status()).isEqualTo(200);
        assertThat(server.send("POST", "/api/messages", host, token).status())
                .isEqualTo(role.includes(Role.PRODUCER) ? 200 : 403);
        assertThat(server.send("GET", "/api/tokens", host, token).status()).isEqualTo(role == Role.ADMIN ? 200 : 403);
        assertThat(server.send("GET", "/metrics", host, token).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R25 Without a credential nothing but health opens")
    void withoutACredentialNothingButHealthOpens() throws Exception {
        assertThat(server.send("GET", "/api/channels", host).status()).isEqualTo(401);
        assertThat(server.send("POST", "/api/messages", host).status()).isEqualTo(401);
        assertThat(server.send("GET", "/api/tokens", host).status()).isEqualTo(401);
        assertThat(server.send("GET", "/api/streams/channel/general", host).status())
                .isEqualTo(401);
        assertThat(server.send("GET", "/metrics", host).status()).isEqualTo(401);
        assertThat(server.send("GET", "/health/live", host).status()).isEqualTo(200);
        assertThat(server.send("GET", "/health/ready", host).status()).isEqualTo(200);
        assertThat(server.send("GET", "/api/health", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("R25 A path written otherwise leads to the same door")
    @ValueSource(
            strings = {
                "/api//channels",
                "/api/channels;a=b",
                "/api/%63hannels",
                "/api/x/../channels",
                "/./api/channels",
                "/api/channels/"
            })
    void aPathWrittenOtherwiseLeadsToTheSameDoor(String path) throws Exception {
        assertThat(server.send("GET", path, host).status()).isEqualTo(401);
    }

    @Test
    void aTokenTravelsInTheHeaderOrTheQuery() throws Exception {
        String secret = token(Role.VIEWER);

        assertThat(server.send("GET", "/api/channels?token=" + secret, host).status())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/channels?a=b&token=" + secret + "&c", host)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/channels", host, "authorization: bearer " + secret)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/channels?xtoken=" + secret, host).status())
                .isEqualTo(401);
    }

    @Test
    void theBodyOfAFormIsLeftToWhoeverReadsIt() throws Exception {
        Answer answer = server.sendBody(
                "POST",
                "/api/messages?token=" + token(Role.PRODUCER),
                "token=a&b=c",
                host,
                "Content-Type: application/x-www-form-urlencoded");

        assertThat(answer.body()).endsWith("body=token=a&b=c");
    }

    @ParameterizedTest
    @DisplayName("X4 A token that is not good, or of another world, is 401, even where none is needed")
    @ValueSource(strings = {"", "wrong", "hgo_AAAAAAAAAAAAAAAAAAAAAA", "hgp_AAAAAAAAAAAAAAAAAAAAAA", "%zz", "%00"})
    void aTokenThatIsNotGoodIsTold(String secret, @TempDir Path data) throws Exception {
        try (GuardedTomcat open = GuardedTomcat.launcher(data, Map.of())) {
            String local = "Host: " + open.at("localhost");
            assertThat(open.send("GET", "/api/channels", local).status()).isEqualTo(200);
            for (String path : new String[] {"/api/channels", "/health/live", "/metrics"}) {
                assertThat(open.send("GET", path + "?token=" + secret, local).status())
                        .isEqualTo(401);
                Answer answer = open.send("GET", path, local, "Authorization: Bearer " + secret);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).contains("The token is not valid").doesNotContain("hgo_", "hgp_");
            }
        }
    }

    @Test
    void whoComesWithATokenHasItsRoleEvenWhereNoneIsNeeded(@TempDir Path data) throws Exception {
        try (GuardedTomcat open = GuardedTomcat.launcher(data, Map.of())) {
            String secret = open.tokens()
                    .create(Role.VIEWER, "watcher", Optional.empty())
                    .secret();
            String local = "Host: " + open.at("localhost");

            assertThat(open.send("POST", "/api/messages", local).status()).isEqualTo(200);
            assertThat(open.send("POST", "/api/messages", local, "Authorization: Bearer " + secret)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("X4 A handshake passes with any token; the endpoint sees what it was worth")
    void aHandshakePassesAndTheEndpointSeesWho() throws Exception {
        assertThat(server.open("/api/ws/general", host).body()).contains("known=Anonymous[]");
        Answer bad = server.open("/api/ws/general?token=wrong", host);
        assertThat(bad.status()).isEqualTo(101);
        assertThat(bad.body()).contains("known=Rejected[]");
        OperationsTokens.Created created = server.tokens().create(Role.PRODUCER, "ci", Optional.empty());
        assertThat(server.open("/api/ws/general", host, "Authorization: Bearer " + created.secret())
                        .body())
                .contains("name=ci", "PRODUCER", created.token().id());
        server.tokens().revoke(created.token().id());
        assertThat(server.open("/api/ws/general?token=" + created.secret(), host)
                        .body())
                .contains("known=Rejected[]");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whomTheContainerKnowsCountsAsAToken(Role role) throws Exception {
        Answer answer = server.send("GET", "/api/channels", host, basic(role.name()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("name=" + role, "role=Optional[" + role + "]", "known=Principal[]");
        assertThat(server.open("/api/ws/general", host, basic(role.name())).body())
                .contains("name=" + role, "known=Principal[]");
    }

    @Test
    void whomTheContainerKnowsByNoRoleOfOursIsNobody() throws Exception {
        assertThat(server.send("GET", "/api/channels", host, basic("stranger")).status())
                .isEqualTo(401);
    }

    @Test
    void theRestOfAnApplicationIsLeftAlone() throws Exception {
        Answer answer = server.send("POST", "/orders", host, FOREIGN, "Authorization: Bearer somebody-elses");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("known=Anonymous[]");
        assertThat(answer.header("X-Content-Type-Options")).isEmpty();
        assertThat(server.send("GET", "/channels?token=wrong", host).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("X4 An operations token means nothing at a party's door")
    void aPartysDoorIsLeftToTheParty() throws Exception {
        assertThat(server.send("GET", "/api/streams/party/self", host, bearer(Role.ADMIN))
                        .status())
                .isEqualTo(401);
        assertThat(server.send("GET", "/api/streams/party/self", host, "Authorization: Bearer hgp_player")
                        .body())
                .contains("known=Token[id=player]", "role=Optional.empty");
    }

    @Test
    void everyAnswerOfOursForbidsGuessingItsType() throws Exception {
        Answer answer = server.send("GET", "/api/channels", host, bearer(Role.VIEWER));

        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }

    private String token(Role role) {
        return server.tokens().create(role, "test", Optional.empty()).secret();
    }

    private String bearer(Role role) {
        return "Authorization: Bearer " + token(role);
    }

    private static String basic(String user) {
        byte[] pair = (user + ":password").getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
