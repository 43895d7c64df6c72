package org.heliograph.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
class PageAnswersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/portal/portal-page.js", "/channels/", "/channels/channels.css", "/shared/heliograph.js"})
    void aBrowserAsksEachTimeWhetherItIsStillTheSame(String path, RunningServer server) {
        HttpResponse<String> first = server.get(path);

        assertThat(first.headers().firstValue("cache-control")).hasValue("no-cache");
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.get(path, "If-None-Match", "W/\"another\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/portal/portal-page.js", "/channels/", "/shared/heliograph.js"})
    void everythingAPageLoadsComesWithItsPolicy(String path, RunningServer server) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }
}
