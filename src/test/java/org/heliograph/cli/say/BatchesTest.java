package org.heliograph.cli.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final Batches batches = new Batches();

    @Test
    void whatIsWaitingIsOneBatch() throws Exception {
        batches.fill(source("a\nb\nc"));

        assertThat(batches.take()).extracting(Line::content).containsExactly("a", "b", "c");
        assertThat(batches.take()).isEmpty();
        assertThat(batches.take()).isEmpty();
    }

    @Test
    void aBatchHasAThousandLinesAtMost() throws Exception {
        batches.fill(
                source(IntStream.rangeClosed(1, 2_500).mapToObj(String::valueOf).collect(Collectors.joining("\n"))));

        assertThat(all()).extracting(List::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void aBatchOfLongLinesIsShorterAndInOrder() throws Exception {
        batches.fill(source(IntStream.range(0, 20)
                .mapToObj(i -> String.valueOf((char) ('a' + i)).repeat(16_000))
                .collect(Collectors.joining("\n"))));

        List<List<Line>> all = all();

        assertThat(all).extracting(List::size).containsExactly(8, 8, 4);
        assertThat(all.stream().flatMap(List::stream).map(line -> line.content().substring(0, 1)))
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> String.valueOf((char) ('a' + i)))
                        .toList());
    }

    @Test
    void aBrokenInputIsToldAfterWhatWasRead() throws Exception {
        batches.fill(new LineSource(new Broken("a\nb\n"), "k", 100));

        assertThat(batches.take()).extracting(Line::content).containsExactly("a", "b");
        assertThatThrownBy(batches::take).isInstanceOf(IOException.class);
    }

    private List<List<Line>> all() throws Exception {
        var all = new ArrayList<List<Line>>();
        for (List<Line> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
            all.add(batch);
        }
        return all;
    }

    private static LineSource source(String text) {
        return new LineSource(new StringReader(text), "k", 16_384);
    }

    /** Fails where it should end. */
    private static final class Broken extends Reader {
        private final StringReader text;

        Broken(String text) {
            this.text = new StringReader(text);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = text.read(into, offset, length);
            if (read < 0) {
                throw new IOException("broken");
            }
            return read;
        }

        @Override
        public void close() {}
    }
}
