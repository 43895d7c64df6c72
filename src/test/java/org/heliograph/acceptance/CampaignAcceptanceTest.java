package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A party that begins with a campaign")
class CampaignAcceptanceTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> open(String body) {
        return server.post("/api/parties", body.replace('\'', '"'));
    }

    @Test
    @DisplayName("has the campaign's characters as players, its foes for the host, and its title for a name")
    void begins() {
        HttpResponse<String> answer = open("{'campaign':'drowned-bell'}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject party = Frames.parse(answer.body());
        assertThat(party.getJsonArray("players").getValuesAs(JsonObject.class))
                .extracting(player -> player.getString("name"))
                .containsExactly("Wren Holloway", "Bram Oakhand", "Sable Quill", "Ottilie Reed");
        String host = "Bearer " + party.getJsonObject("host").getString("token");
        assertThat(Frames.parse(server.get("/api/party", "Authorization", host).body())
                        .getString("name"))
                .isEqualTo("The Drowned Bell");
        assertThat(server.get("/api/party/characters/bell-warden", "Authorization", host)
                        .statusCode())
                .isEqualTo(200);
        assertThat(data.resolve("campaigns/drowned-bell/campaign.json")).exists();
    }

    @Test
    @DisplayName("has the name that it is given")
    void named() {
        JsonObject party = Frames.parse(
                open("{'campaign':'drowned-bell','name':'Tuesday'}").body());
        String host = "Bearer " + party.getJsonObject("host").getString("token");

        assertThat(Frames.parse(server.get("/api/party", "Authorization", host).body())
                        .getString("name"))
                .isEqualTo("Tuesday");
    }

    @Test
    @DisplayName("does not begin with a bad file, and the answer names file, field and reason")
    void bad() throws IOException {
        Path foes = Files.createDirectories(data.resolve("campaigns/bad/characters"));
        Files.writeString(foes.resolve("thorin.json"), "{\"id\":\"thorin\",\"name\":\"Thorin\",\"hp\":\"many\"}");

        HttpResponse<String> answer = open("{'campaign':'bad','name':'Tuesday'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Frames.parse(answer.body()).getString("message"))
                .startsWith("characters/thorin.json: hp must be a whole number");
        assertThat(answer.body()).doesNotContain(data.toString());
    }

    @ParameterizedTest
    @DisplayName("is refused where there is none, or where the name is no name")
    @CsvSource({"caves,404", "../party,400", "..,400", "'',400", "bad/characters,400"})
    void unknown(String campaign, int status) {
        HttpResponse<String> answer = open("{'campaign':'" + campaign + "','name':'Tuesday'}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(data.toString(), "drowned-bell");
    }
}
