package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventStreamDecoderTest {
    private static final String STREAM = ": hello\n\nid: c1\nevent: message\ndata: {\"a\":1}\n\n"
            + ":\n\nid: c2\r\nevent: message\r\ndata:{\"b\":\"ü\"}\r\n\r\n"
            + "event: close\ndata: {\"code\":1001,\"reason\":\"bye\"}\n\n";

    private static final List<String> EVENTS = List.of("text {\"a\":1}", "text {\"b\":\"ü\"}", "closing 1001");

    @Test
    @DisplayName("Events come out of a plain body however it is cut")
    void plain() {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece <= bytes.length; piece++) {
            assertThat(Heard.from(new EventStreamDecoder(false), bytes, piece)).isEqualTo(EVENTS);
        }
    }

    @Test
    @DisplayName("Events come out of chunks however the chunks and the reads are cut")
    void chunked() {
        for (int chunk = 1; chunk < 60; chunk += 7) {
            byte[] bytes = chunks(chunk);
            for (int piece = 1; piece <= bytes.length; piece += 3) {
                assertThat(Heard.from(new EventStreamDecoder(true), bytes, piece))
                        .isEqualTo(EVENTS);
            }
        }
    }

    @Test
    @DisplayName("Chunks without a size are refused")
    void broken() {
        byte[] bytes = "hello\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Heard.from(new EventStreamDecoder(true), bytes, 100))
                .isInstanceOf(ProtocolException.class);
    }

    private static byte[] chunks(int size) {
        byte[] body = STREAM.getBytes(StandardCharsets.UTF_8);
        var wire = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += size) {
            int length = Math.min(size, body.length - at);
            wire.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            wire.write(body, at, length);
            wire.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        wire.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return wire.toByteArray();
    }
}
