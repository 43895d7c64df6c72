package org.heliograph.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who listens at an address. */
enum Presence {
    /** A server of ours. */
    HELIOGRAPH,
    /** Something else, which is to be told no token. */
    STRANGER,
    /** Nobody. */
    NOBODY;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks there, without any token. */
    static Presence at(URI base) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest question = HttpRequest.newBuilder(URI.create(base + "/api/health"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"uptime_seconds\"") ? HELIOGRAPH : STRANGER;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return NOBODY;
        } catch (IOException e) {
            return STRANGER;
        }
    }
}
