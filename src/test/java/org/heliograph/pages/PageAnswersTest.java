package org.heliograph.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
class PageAnswersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/portal/portal-page.js",
                "/channels/",
                "/channels/channels.css",
                "/bots/",
                "/bots/tasks.css",
                "/plans/",
                "/plans/plan-log.js",
                "/party/seat.js",
                "/shared/heliograph.js"
            })
    void aBrowserAsksEachTimeWhetherItIsStillTheSame(String path, RunningServer server) {
        HttpResponse<String> first = server.get(path);

        assertThat(first.headers().firstValue("cache-control")).hasValue("no-cache");
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.get(path, "If-None-Match", "W/\"another\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/portal/portal-page.js", "/channels/", "/bots/", "/plans/", "/shared/heliograph.js"})
    void everythingAPageLoadsComesWithItsPolicy(String path, RunningServer server) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/party/play-page.js", "/party/play.css", "/shared/heliograph.svg", "/play", "/tv"})
    @DisplayName("P49 pages and what they load are compressed for whoever takes that, and are the same then")
    void isCompressed(String path, RunningServer server) throws Exception {
        HttpResponse<String> plain = server.get(path);
        HttpResponse<byte[]> packed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + path))
                                .header("Accept-Encoding", "br, gzip;q=0.8")
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("content-type"))
                .isEqualTo(plain.headers().firstValue("content-type"));
        assertThat(packed.headers().firstValue("cache-control"))
                .isEqualTo(plain.headers().firstValue("cache-control"));
        assertThat(packed.statusCode()).isEqualTo(plain.statusCode());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body()))).hasContent(plain.body());
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().allValues("vary")).contains("Accept-Encoding");
        assertThat(server.get(path, "Accept-Encoding", "gzip;q=0").headers().firstValue("content-encoding"))
                .isEmpty();
    }

    @Test
    void whatIsCompressedIsAskedForOnce(RunningServer server) {
        String[] gzip = {"Accept-Encoding", "gzip"};
        String tag =
                server.get("/party/seat.js", gzip).headers().firstValue("etag").orElseThrow();

        assertThat(server.get("/party/seat.js", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/party/seat.js", "If-None-Match", tag).statusCode())
                .as("another encoding is another file")
                .isEqualTo(200);
        assertThat(server.request("HEAD", "/party/seat.js", gzip).headers().firstValue("etag"))
                .hasValue(tag);
    }

    @Test
    void pagesOfAnAllowedOriginMayLoadTheClientAndNobodyElses(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "origins", "https://friend.example")) {
            HttpResponse<String> friend = server.get("/shared/heliograph.js", "Origin", "https://friend.example");
            assertThat(friend.statusCode()).isEqualTo(200);
            assertThat(friend.headers().firstValue("access-control-allow-origin"))
                    .hasValue("https://friend.example");
            assertThat(friend.headers().allValues("vary")).contains("Origin");

            HttpResponse<String> stranger = server.get("/shared/heliograph.js", "Origin", "https://evil.example");
            assertThat(stranger.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            assertThat(stranger.headers().allValues("vary")).contains("Origin");
            assertThat(server.get("/channels/", "Origin", "https://friend.example")
                            .headers()
                            .firstValue("access-control-allow-origin"))
                    .as("a page is nobody's to read")
                    .isEmpty();
        }
    }
}
