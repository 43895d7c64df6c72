package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("marks in an output")
class MarksTest {
    @Test
    @DisplayName("D28: stay few however long it grows, and lead to a place before what is looked for, and near it")
    void bounded() {
        Marks marks = Marks.none();
        long chunk = 64 * 1024;
        long chunks = 20_000;
        for (long i = 0; i < chunks; i++) {
            marks.add(i + 1, new Step.Printed(i, i * chunk, i * 100, false));
        }

        assertThat(marks.kept().marks()).hasSizeLessThanOrEqualTo(2_048);
        for (long i = 0; i < chunks; i += 997) {
            Marks.Mark byByte = marks.atByte(i * chunk + 5);
            Marks.Mark byLine = marks.atLine(i * 100 + 1);
            assertThat(byByte).isNotNull();
            assertThat(byByte.bytes()).isBetween(i * chunk - 16 * chunk, i * chunk);
            assertThat(byByte.seq()).isEqualTo(byByte.bytes() / chunk + 1);
            assertThat(byLine).isNotNull();
            assertThat(byLine.lines()).isBetween((i - 16) * 100, i * 100);
        }
    }

    @Test
    @DisplayName("are none where nothing was printed")
    void none() {
        assertThat(Marks.none().atByte(7)).isNull();
        assertThat(Marks.none().atLine(7)).isNull();
    }
}
