package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "125, 125", "126, 126", "65535, 126", "65536, 127"})
    @DisplayName("A client's frame is final and masked, and its length is in the shortest form")
    void masked(int length, int form) {
        byte[] payload = new byte[length + 5];
        new Random(7).nextBytes(payload);
        ByteBuffer out = ByteBuffer.allocate(length + Frames.OVERHEAD);

        new Frames(new SplittableRandom(7)).put(out, Frames.TEXT, payload, 5, length + 5);

        out.flip();
        assertThat(out.get()).isEqualTo((byte) 0x81);
        assertThat(out.get()).isEqualTo((byte) (0x80 | form));
        long sent = form < 126 ? form : form == 126 ? out.getShort() & 0xffff : out.getLong();
        assertThat(sent).isEqualTo(length);
        byte[] mask = new byte[4];
        out.get(mask);
        assertThat(mask).isNotEqualTo(new byte[4]);
        assertThat(out.remaining()).isEqualTo(length);
        for (int i = 0; i < length; i++) {
            assertThat(out.get() ^ mask[i % 4]).isEqualTo(payload[5 + i]);
        }
    }
}
