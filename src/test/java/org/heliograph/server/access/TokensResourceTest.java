package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.heliograph.access.Role;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensResourceTest {
    private final Json json = new Json();
    private GuardedTomcat server;
    private String host;
    private String admin;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        server = GuardedTomcat.container(data, Map.of());
        host = "Host: " + server.at("localhost");
        admin = "Authorization: Bearer "
                + Files.readString(data.resolve("admin.token")).strip();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aNewTokenIsShownOnceAndOpensItsDoors() throws Exception {
        Answer answer = create("{\"role\":\"PRODUCER\",\"name\":\"ci\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonObject token = json.parse(answer.body());
        assertThat(token.keySet()).containsExactlyInAnyOrder("id", "role", "name", "token");
        assertThat(token.getString("role")).isEqualTo(Role.PRODUCER.name());
        String bearer = "Authorization: Bearer " + token.getString("token");
        assertThat(server.send("POST", "/api/messages", host, bearer).status()).isEqualTo(200);

        Answer list = server.send("GET", "/api/tokens", host, admin);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .contains(token.getString("id"), "\"ci\"", "\"tokens\":[")
                .doesNotContain(token.getString("token"), "sha256", "hash");
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        JsonObject token =
                json.parse(create("{\"role\":\"VIEWER\",\"name\":\"tv\",\"expires\":\"2999-01-01T00:00:00+01:00\"}")
                        .body());
        String bearer = "Authorization: Bearer " + token.getString("token");
        assertThat(server.send("GET", "/api/channels", host, bearer).status()).isEqualTo(200);
        assertThat(server.send("GET", "/api/tokens", host, admin).body()).contains("2998-12-31T23:00:00.000000Z");

        String path = "/api/tokens/" + token.getString("id");
        assertThat(server.send("DELETE", path, host, admin).status()).isEqualTo(204);
        assertThat(server.send("GET", "/api/channels", host, bearer).status()).isEqualTo(401);
        assertThat(server.send("DELETE", path, host, admin).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R25 Where no filter stands before it, it opens to nobody")
    void withoutTheFilterItOpensToNobody(@TempDir Path other) throws Exception {
        try (GuardedTomcat unguarded = GuardedTomcat.withoutFilter(other)) {
            assertThat(unguarded
                            .send("GET", "/api/tokens", "Host: " + unguarded.at("localhost"), admin)
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @DisplayName("A wish that cannot be granted names what is wrong")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'name':'a'}; role is missing",
                "{'role':'KING','name':'a'}; role must be ADMIN, PRODUCER or VIEWER",
                "{'role':7,'name':'a'}; role must be a string",
                "{'role':'VIEWER'}; name is missing",
                "{'role':'VIEWER','name':' '}; name must have 1 to 128 characters",
                "{'role':'VIEWER','name':'a\\nb'}; name must have 1 to 128 characters",
                "{'role':'VIEWER','name':'a','expires':'soon'}; expires must be a time",
                "{'role':'VIEWER','name':'a','expires':'2020-01-01T00:00:00Z'}; expires must lie in the future",
                "[]; Expected a JSON object",
                "{; Not JSON"
            })
    void aWishThatCannotBeGrantedNamesWhatIsWrong(String body, String message) throws Exception {
        Answer answer = create(body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json.parse(answer.body()).getString("error")).startsWith(message);
        assertThat(server.tokens().list()).hasSize(1);
    }

    private Answer create(String body) throws Exception {
        return server.sendBody("POST", "/api/tokens", body, host, admin, "Content-Type: application/json");
    }
}
