package org.heliograph.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineFormatterTest {
    private static final String SECRET = "hgo_AbCdEfGhIjKlMnOpQrStUv";

    private final JsonLineFormatter formatter = new JsonLineFormatter();

    @Test
    void aRecordIsOneObjectOnOneLine() {
        LogRecord event = new LogRecord(Level.WARNING, "Two\nlines with {0} and \"quotes\"");
        event.setParameters(new Object[] {"a value"});
        event.setLoggerName("org.heliograph.core");
        event.setInstant(Instant.parse("2026-11-21T10:00:00.5Z"));

        String line = formatter.format(event);

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(new Json().parse(line))
                .isEqualTo(new Json()
                        .parse("{\"time\":\"2026-11-21T10:00:00.500000Z\",\"level\":\"WARNING\","
                                + "\"logger\":\"org.heliograph.core\","
                                + "\"message\":\"Two\\nlines with a value and \\\"quotes\\\"\"}"));
    }

    @ParameterizedTest
    @DisplayName("X16 A token that a library prints is taken out")
    @ValueSource(
            strings = {
                "GET /api/channels?token=%s&limit=3",
                "GET /ws?a=b&token=%s HTTP/1.1",
                "token=%s",
                "Token: %s",
                "Authorization: Bearer %s",
                "authorization: bearer %s",
                "{authorization=[Bearer %s], host=[h]}",
                "{\"type\":\"auth\",\"token\":\"%s\"}",
                "\"{\\\"token\\\":\\\"%s\\\"}\"",
                "found %s in a message"
            })
    void aTokenThatALibraryPrintsIsTakenOut(String text) {
        String printed = formatter.format(new LogRecord(Level.INFO, text.replace("%s", SECRET)));

        assertThat(printed).doesNotContain("AbCdEfGhIjKlMnOpQrStUv").contains("[redacted]");
    }

    @ParameterizedTest
    @DisplayName("X16 A token of no known form is taken out where its place gives it away")
    @ValueSource(strings = {"?token=geheim", "Authorization: Basic geheim", "Bearer geheim", "{\"token\": \"geheim\"}"})
    void aSecretIsKnownByItsPlace(String text) {
        assertThat(formatter.format(new LogRecord(Level.INFO, text))).doesNotContain("geheim");
    }

    @Test
    void ordinaryWordsStay() {
        String text = "The token is not valid; 3 tokens, token_count=7, a bearer of news";

        assertThat(message(new LogRecord(Level.INFO, text)))
                .contains("The token is not valid; 3 tokens, token_count=7");
    }

    @Test
    @DisplayName("X16 What a client sent does not reach the log by way of an exception")
    void whatAClientSentDoesNotComeWithAnException() {
        LogRecord event = new LogRecord(Level.SEVERE, "A request failed unexpectedly");
        event.setThrown(new IllegalStateException(
                "Unexpected char in {\"content\":\"dear diary\"}", new NumberFormatException("dear diary")));

        JsonObject line = new Json().parse(formatter.format(event));

        assertThat(line.toString()).doesNotContain("dear diary");
        assertThat(line.getString("error"))
                .isEqualTo("java.lang.IllegalStateException, caused by java.lang.NumberFormatException");
        assertThat(line.getJsonArray("at").getString(0)).contains("JsonLineFormatterTest.whatAClientSent");
    }

    @Test
    void whatTheOperatingSystemSaysIsTold() {
        LogRecord event = new LogRecord(Level.SEVERE, "The log cannot be written");
        event.setThrown(new IllegalStateException(new IOException("No space left on device")));

        assertThat(new Json().parse(formatter.format(event)).getString("error"))
                .endsWith("caused by java.io.IOException: No space left on device");
    }

    @Test
    void whatWeSayOurselvesIsTold() {
        LogRecord event = new LogRecord(Level.SEVERE, "x");
        event.setThrown(RefusedException.invalid("role is missing"));

        assertThat(new Json().parse(formatter.format(event)).getString("error"))
                .isEqualTo("org.heliograph.core.RefusedException: role is missing");
    }

    @Test
    void aRecordWithoutAnythingIsStillALine() {
        assertThat(new Json().parse(formatter.format(new LogRecord(Level.INFO, null))))
                .containsKeys("time", "level", "logger", "message");
    }

    private String message(LogRecord event) {
        return new Json().parse(formatter.format(event)).getString("message");
    }
}
