package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a table as the server answers with them; what they do is the business of a browser. */
@ExtendWith(SharedServer.class)
class PlayPageAcceptanceTest {
    private static HttpResponse<String> play(RunningServer server, String token) {
        return server.get("/play?token=" + token);
    }

    @Test
    @DisplayName("P2 a good token: 200 and the player's name; the host's and the observers' are good ones too")
    void whoIsInvited(Table table) {
        HttpResponse<String> page = play(table.server(), table.player("thorin").token());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains(">Thorin<").contains("party/play-page.js");
        assertThat(play(table.server(), table.observer().token()).statusCode()).isEqualTo(200);
        assertThat(play(table.server(), table.host().token()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("P2 without a token, or with a wrong one, of whatever world: the same page with 401 and no name in it")
    void whoIsNot(Table table) {
        HttpResponse<String> missing = table.server().get("/play");

        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.body()).contains("party/play-page.js").doesNotContain("Thorin");
        assertThat(play(table.server(), "").body()).isEqualTo(missing.body());
        HttpResponse<String> wrong = play(table.server(), "hgp_AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(missing.body());
    }

    @Test
    @DisplayName("P2 a browser that had the page before is told all the same that its token opens nothing")
    void conditional(Table table) {
        HttpResponse<String> first = table.server().get("/play", "Accept-Encoding", "gzip");
        String tag = first.headers().firstValue("ETag").orElse("*");

        HttpResponse<String> again = table.server().get("/play", "Accept-Encoding", "gzip", "If-None-Match", tag);
        assertThat(first.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(again.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("P3 whatever a player is called, it is text on the page")
    void namesAreText(RunningServer server) {
        String body = "{\"name\":\"x\",\"characters\":[{\"id\":\"eve\",\"name\":\"</script><b>'\\\"&amp;<!--\"}]}";
        HttpResponse<String> opened = server.post("/api/parties", body);
        String token = Frames.parse(opened.body())
                .getJsonArray("players")
                .getJsonObject(0)
                .getString("token");

        assertThat(play(server, token).body())
                .contains(">&lt;/script&gt;&lt;b&gt;&#39;&quot;&amp;amp;&lt;!--<")
                .doesNotContain("</script><b>");
    }

    @Test
    @DisplayName("P38 P39 who was sent away, and who holds a QR code that was replaced, gets 401; the new one is good")
    void whoWasInvitedOnce(Table table) {
        String kicked = table.player("gorm").token();
        String replaced = table.player("mira").token();
        table.seat("gorm", "kick");
        String fresh = table.seat("mira", "token").getString("token");

        assertThat(play(table.server(), kicked).statusCode()).isEqualTo(401);
        assertThat(play(table.server(), kicked).body()).doesNotContain("Gorm");
        assertThat(play(table.server(), replaced).statusCode()).isEqualTo(401);
        assertThat(play(table.server(), fresh).body()).contains(">Mira<");
    }

    @Test
    @DisplayName("P41 the tokens of a party that is over open no page")
    void afterTheEnd(Table table) {
        table.host().post("/api/party/stop", "");

        assertThat(play(table.server(), table.player("thorin").token()).statusCode())
                .isEqualTo(401);
        assertThat(play(table.server(), table.host().token()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/play", "/host", "/tv"})
    @DisplayName(
            "P49 a page whose address may hold a token is kept nowhere, tells nobody where one came from, and has a policy")
    void headers(String path, RunningServer server) {
        HttpResponse<String> page = server.get(path + "?token=hgp_AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(page.statusCode()).isEqualTo(path.equals("/play") ? 401 : 200);
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(server.request("HEAD", path).body()).isEmpty();
        assertThat(server.request("HEAD", path).headers().firstValue("content-length"))
                .isEqualTo(server.get(path).headers().firstValue("content-length"));
    }

    @Test
    @DisplayName(
            "P49 below a context path they are there; where no pages are wanted they are not, and the API still is")
    void whereTheyAre(@TempDir Path data, @TempDir Path other) {
        try (RunningServer server = RunningServer.start(data, "context-path", "/push")) {
            Table table = Table.open(server);
            assertThat(play(server, table.player("elara").token()).body()).contains(">Elara<");
            assertThat(server.get("/tv").statusCode()).isEqualTo(200);
            assertThat(server.get("/party/seat.js").statusCode()).isEqualTo(200);
        }
        try (RunningServer server = RunningServer.start(other, "root-paths", "false")) {
            Table table = Table.open(server);
            String token = table.player("elara").token();
            assertThat(play(server, token).statusCode()).isEqualTo(404);
            assertThat(server.get("/tv").statusCode()).isEqualTo(404);
            assertThat(server.get("/party/seat.js").statusCode()).isEqualTo(404);
            assertThat(server.get("/api/character/elara?token=" + token).statusCode())
                    .isEqualTo(200);
        }
    }
}
