package org.heliograph.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
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

    @Test
    void pagesOfAnAllowedOriginMayLoadTheClientAndNobodyElses(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "origins", "https://friend.example")) {
            HttpResponse<String> friend = server.get("/shared/heliograph.js", "Origin", "https://friend.example");
            assertThat(friend.statusCode()).isEqualTo(200);
            assertThat(friend.headers().firstValue("access-control-allow-origin"))
                    .hasValue("https://friend.example");
            assertThat(friend.headers().firstValue("vary")).hasValue("Origin");

            HttpResponse<String> stranger = server.get("/shared/heliograph.js", "Origin", "https://evil.example");
            assertThat(stranger.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            assertThat(stranger.headers().firstValue("vary")).hasValue("Origin");
            assertThat(server.get("/channels/", "Origin", "https://friend.example")
                            .headers()
                            .firstValue("access-control-allow-origin"))
                    .as("a page is nobody's to read")
                    .isEmpty();
        }
    }
}
