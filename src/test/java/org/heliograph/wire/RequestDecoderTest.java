package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.DecodeException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.heliograph.core.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the decoder of requests")
class RequestDecoderTest {
    private static final int LIMIT = 64;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final EchoDecoder decoder = new EchoDecoder();

    @BeforeEach
    void beAnApplication() {
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], before));
        EndpointConfigurator.register(new Limited());
        decoder.init(ServerEndpointConfig.Builder.create(Object.class, "/")
                .configurator(new EndpointConfigurator())
                .build());
    }

    @AfterEach
    void beNoneAgain() {
        EndpointConfigurator.unregister();
        Thread.currentThread().setContextClassLoader(before);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x", "é", "€", "😀"})
    @DisplayName("takes a frame of exactly the limit in UTF-8 bytes and not one byte more, whatever the characters")
    void limit(String character) throws DecodeException {
        String exact = frame(character, LIMIT);
        assertThat(exact.getBytes(StandardCharsets.UTF_8)).hasSize(LIMIT);
        assertThat(decoder.decode(exact)).startsWith(character);

        String over = frame(character, LIMIT + 1);
        assertThatThrownBy(() -> decoder.decode(over))
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessageContaining("64 bytes");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"x"}         | type is missing
            {"type":null}        | type must be a string
            {"type":7}           | type must be a string
            {"type":"sing"}      | Unknown message type: sing
            {"type":"echo"}      | text is missing
            []                   | Expected a JSON object
            {"type":"echo"       | Not JSON
            """)
    @DisplayName("says what is wrong, by a cause the endpoint can answer")
    void wrong(String text, String message) {
        assertThatThrownBy(() -> decoder.decode(text))
                .isInstanceOf(DecodeException.class)
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("declines nothing beforehand, for that would close the socket")
    void willDecode() {
        assertThat(decoder.willDecode("")).isTrue();
    }

    /** A frame of so many bytes, as far as possible of this character. */
    private static String frame(String character, int bytes) {
        String head = "{\"type\":\"echo\",\"text\":\"";
        int room = bytes - head.length() - 2;
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        return head + character.repeat(room / width) + "-".repeat(room % width) + "\"}";
    }

    private static final class EchoDecoder extends RequestDecoder<String> {
        EchoDecoder() {
            super(Map.of("echo", fields -> fields.text("text")));
        }
    }

    private static final class Limited implements EndpointConfigurator.Endpoints {
        @Override
        public <T> T make(Class<T> type) throws InstantiationException {
            throw new InstantiationException();
        }

        @Override
        public EndpointConfigurator.Inbound inbound() {
            return new EndpointConfigurator.Inbound(LIMIT, new Json());
        }
    }
}
