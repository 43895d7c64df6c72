package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    /** A server's frame, made by hand. */
    private void frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        wire.write(first);
        if (payload.length < 126) {
            wire.write(payload.length);
        } else if (payload.length < 65_536) {
            wire.write(126);
            wire.write(payload.length >> 8);
            wire.write(payload.length);
        } else {
            wire.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                wire.write((int) ((long) payload.length >> shift));
            }
        }
        wire.writeBytes(payload);
    }

    private List<String> heard(int piece) {
        return Heard.from(new FrameDecoder(), wire.toByteArray(), piece);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    @DisplayName("A message of any length is read, whole and in pieces, and so is the one behind it")
    void lengths(int length) {
        String text = "x".repeat(length);
        frame(0x81, text);
        frame(0x81, "next");
        for (int piece : new int[] {wire.size(), 7_919, 1 + length / 50}) {
            assertThat(heard(piece)).containsExactly("text " + text, "text next");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000})
    @DisplayName("Fragments are joined, and a ping among them is heard at once")
    void fragments(int piece) {
        frame(0x01, "Es war ");
        frame(0x89, "there?");
        frame(0x00, "einmäl");
        frame(0x80, ".");
        frame(0x81, "two");
        assertThat(heard(piece)).containsExactly("ping there?", "text Es war einmäl.", "text two");
    }

    @Test
    @DisplayName("A close frame gives its code, and 1005 without one")
    void close() {
        wire.writeBytes(new byte[] {(byte) 0x88, 2, 0x0f, (byte) 0xa1, (byte) 0x88, 0});
        assertThat(heard(1)).containsExactly("closing 4001", "closing 1005");
    }

    @Test
    @DisplayName("What a server must not send is refused")
    void refused() {
        assertThatThrownBy(() -> decode(0x81, 0x81, 1, 2, 3, 4, 5)).hasMessageContaining("masks");
        assertThatThrownBy(() -> decode(0x83, 0)).hasMessageContaining("opcode 3");
        assertThatThrownBy(() -> decode(0x80, 0)).hasMessageContaining("continuation");
        assertThatThrownBy(() -> decode(0x01, 0, 0x81, 0)).hasMessageContaining("before the end");
        assertThatThrownBy(() -> decode(0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0)).hasMessageContaining("bytes");
    }

    private static void decode(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        new FrameDecoder().decode(bytes, 0, bytes.length, new Heard());
    }
}
