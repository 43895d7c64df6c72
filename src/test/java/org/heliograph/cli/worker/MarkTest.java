package org.heliograph.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line of a command's output")
class MarkTest {
    @ParameterizedTest(name = "{0}")
    @DisplayName("tells a percentage where it shows one, and none where it only looks so")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            50%                                                  | 50
            Downloading 7 % of it                                | 7
            Resolving deltas: 99.9% (1/1)                        | 99
            100% of 12/12                                         | 100
            [3/12] Building CXX object                           | 25
            [INFO] Building heliograph 0.1            [3/12]     | 25
            [ 12 / 40 ] linking                                  | 30
            [1/3] 90% of the first                               | 33
            12/40 kB                                             | -1
            [0/0] nothing to do                                  | -1
            [13/12] one too many                                 | -1
            [11/2026]                                            | 0
            130% of the usual, 40% of the rest                   | 40
            a ratio of 1.250%                                    | 1
            12345%                                               | -1
            just words                                           | -1
            ::progress 50 half way                               | 50
            ::progress 999 over                                  | 100
            ::progress soon                                      | -1
            ::progressive 50%                                    | 50
            """)
    void percentages(String line, int percent) {
        assertThat(Mark.of(line).orElseThrow().percent())
                .isEqualTo(percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is meant for the worker only if it is written as the documentation says")
    @CsvSource(delimiter = '|', textBlock = """
            ::progress 50 half way  | true  | half way
            ::progress 50           | true  | ''
            ::progress 50%   done   | true  | done
            ::progress soon         | false | ::progress soon
            ::progressive 50        | false | ::progressive 50
            see ::progress 50       | false | see ::progress 50
            """)
    void meant(String line, boolean meant, String message) {
        Mark mark = Mark.of(line).orElseThrow();
        assertThat(mark.meant()).isEqualTo(meant);
        assertThat(mark.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @DisplayName("may be coloured, and may be nothing but colour")
    @CsvSource({"'\u001b[32m[1/2]\u001b[0m compiling', 50, [1/2] compiling"})
    void colours(String line, int percent, String message) {
        Mark mark = Mark.of(line).orElseThrow();
        assertThat(mark.percent()).hasValue(percent);
        assertThat(mark.message()).isEqualTo(message);
        assertThat(Mark.of("\u001b[0m\u001b[K")).isEmpty();
    }

    @Property(tries = 300)
    void neverLeavesTheScaleNorGrowsWithoutEnd(@ForAll String line) {
        Mark.of(line).ifPresent(mark -> {
            mark.percent().ifPresent(percent -> assertThat(percent).isBetween(0, 100));
            assertThat(mark.message().codePointCount(0, mark.message().length()))
                    .isLessThanOrEqualTo(301);
        });
    }

    @Property(tries = 200)
    void stepsAreTheirShare(
            @ForAll @IntRange(max = 10_000) int done, @ForAll @IntRange(min = 1, max = 10_000) int all) {
        OptionalInt percent =
                Mark.of("[" + done + "/" + all + "]").orElseThrow().percent();

        assertThat(percent.isPresent()).isEqualTo(done <= all);
        percent.ifPresent(share -> assertThat(share).isEqualTo(done * 100 / all));
    }

    @Property(tries = 100)
    void aTaskNeverGoesBack(@ForAll List<@IntRange(max = 120) Integer> numbers) {
        HowFar howFar = new HowFar();
        int before = 0;
        for (int number : numbers) {
            Mark.of(number + "%").ifPresent(howFar::take);
            assertThat(howFar.point().percent()).isBetween(before, 100);
            before = howFar.point().percent();
        }
    }

    @Test
    @DisplayName("says what the task is at, until one that is meant for the worker has said so")
    void messages() {
        HowFar howFar = new HowFar();

        assertThat(howFar.take(Mark.of("compiling").orElseThrow())).isTrue();
        assertThat(howFar.point()).isEqualTo(new HowFar.Point(0, "compiling"));
        howFar.take(Mark.of("::progress 40 testing").orElseThrow());
        assertThat(howFar.take(Mark.of("noise").orElseThrow())).isFalse();
        assertThat(howFar.take(Mark.of("noise at 60%").orElseThrow())).isTrue();
        assertThat(howFar.point()).isEqualTo(new HowFar.Point(60, "testing"));
    }
}
