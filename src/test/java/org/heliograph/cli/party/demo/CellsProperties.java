package org.heliograph.cli.party.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("A text in a pane")
class CellsProperties {
    @Property
    @Label("is never wider than the pane, and nothing of it is lost")
    void wrapped(@ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 30) int columns) {
        List<String> lines = Cells.wrap(text, columns);

        assertThat(lines).allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(columns));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Cells.width(Cells.filled(line, columns))).isEqualTo(columns));
    }

    @Example
    @Label("breaks at blanks, and within a word only where it must")
    void blanks() {
        assertThat(Cells.wrap("Low tide and mud", 8)).containsExactly("Low tide", "and mud");
        assertThat(Cells.wrap("a Donaudampfschiff", 8)).containsExactly("a", "Donaudam", "pfschiff");
        assertThat(Cells.wrap("", 8)).containsExactly("");
    }

    @Example
    @Label("counts the columns that characters take, not the characters")
    void widths() {
        assertThat(Cells.width("Bram")).isEqualTo(4);
        assertThat(Cells.width("鐘の音")).isEqualTo(6);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.width("🔔")).isEqualTo(2);
        assertThat(Cells.wrap("鐘の音", 4)).containsExactly("鐘の", "音");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abc  ")
                .withChars('é', '鐘', '\u0301', '│', '한')
                .ofMaxLength(80);
    }
}
