package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final byte[] MARK = Stamp.mark(0xABCDEF);

    private static byte[] frame(String before, int number, String after) {
        byte[] stamp = new byte[Stamp.LENGTH];
        Stamp.write(stamp, 0, MARK, 255, number, Long.MAX_VALUE - 5);
        return (before + new String(stamp, StandardCharsets.US_ASCII) + after).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName("A stamp gives back what was written, at its limits too")
    void roundTrip() {
        byte[] frame = frame("abc", Integer.MAX_VALUE, "");
        assertThat(Stamp.publisher(frame, 3)).isEqualTo(255);
        assertThat(Stamp.number(frame, 3)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Stamp.nanos(frame, 3)).isEqualTo(Long.MAX_VALUE - 5);

        Stamp.write(frame, 3, MARK, 0, 0, -1);
        assertThat(Stamp.nanos(frame, 3)).isEqualTo(-1);
    }

    @Test
    @DisplayName("A stamp is found wherever it stands, also when it has moved, and not where there is none")
    void found() {
        StampFinder finder = new StampFinder(MARK);
        for (String before : new String[] {"", "{\"seq\":9,", "{\"seq\":10,", "~hg", "{\"seq\":10,"}) {
            byte[] frame = frame(before, 1, "\"}");
            assertThat(finder.find(frame, 0, frame.length)).isEqualTo(before.length());
            assertThat(finder.find(frame, 0, frame.length - 3)).as("cut short").isEqualTo(-1);
        }
        byte[] other =
                "{\"type\":\"connected\",\"cursor\":\"~hgabcde~hgabcde~hgabcde\"}".getBytes(StandardCharsets.US_ASCII);
        assertThat(finder.find(other, 0, other.length)).isEqualTo(-1);
    }

    @Test
    @DisplayName("Another run's stamp is none of ours")
    void otherRun() {
        byte[] frame = frame("", 1, "");
        assertThat(new StampFinder(Stamp.mark(1)).find(frame, 0, frame.length)).isEqualTo(-1);
    }
}
