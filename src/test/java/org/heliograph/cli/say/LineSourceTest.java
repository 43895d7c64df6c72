package org.heliograph.cli.say;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineSourceTest {
    @Test
    void aLineIsAMessageWithItsNumberAndAKeyOfItsOwn() throws Exception {
        assertThat(read("one\ntwo\r\n\n  \nfive", 100))
                .containsExactly(new Line(1, "k-1", "one"), new Line(2, "k-2", "two"), new Line(5, "k-3", "five"));
    }

    @Test
    void noLineIsNoMessage() throws Exception {
        assertThat(read("", 100)).isEmpty();
        assertThat(read("\n \r\n", 100)).isEmpty();
    }

    @Test
    void aLongLineBecomesSeveralMessagesBetweenCharacters() throws Exception {
        assertThat(read("aaé€😀b\nc", 5))
                .containsExactly(
                        new Line(1, "k-1", "aaé"),
                        new Line(1, "k-2", "€"),
                        new Line(1, "k-3", "😀b"),
                        new Line(2, "k-4", "c"));
    }

    @Test
    void halfACharacterBecomesTheSignForThat() throws Exception {
        assertThat(read("a\ud83d\nb\udc00c", 100)).extracting(Line::content).containsExactly("a\ufffd", "b\ufffdc");
    }

    @Property
    void nothingIsLostAndNothingTooLong(@ForAll List<String> texts, @ForAll @IntRange(min = 4, max = 30) int longest)
            throws IOException {
        List<String> lines =
                texts.stream().map(LineSourceTest::withoutWhitespace).toList();

        List<Line> messages = read(String.join("\n", lines), longest);

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.content().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(longest);
            assertThat(message.content()).isNotBlank();
        });
        String expected = lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining());
        assertThat(messages.stream().map(Line::content).collect(Collectors.joining()))
                .isEqualTo(expected);
        assertThat(messages).extracting(Line::key).doesNotHaveDuplicates();
    }

    private static String withoutWhitespace(String text) {
        return new String(text.getBytes(UTF_8), UTF_8)
                .codePoints()
                .map(character -> Character.isWhitespace(character) ? '_' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Line> read(String text, int longest) throws IOException {
        var source = new LineSource(new StringReader(text), "k", longest);
        var all = new ArrayList<Line>();
        for (Line line = source.next(); line != null; line = source.next()) {
            all.add(line);
        }
        return all;
    }
}
