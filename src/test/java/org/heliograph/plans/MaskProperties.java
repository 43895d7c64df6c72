package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.heliograph.core.RefusedException;

@Label("a mask")
class MaskProperties {
    @Property(tries = 1_000)
    @Label("hides the same whether a text comes at once or letter by letter, and lets no secret through")
    void inParts(@ForAll("secrets") List<String> secrets, @ForAll("texts") String text) {
        Mask mask = Mask.of(secrets);
        StringBuilder parts = new StringBuilder();
        String held = "";
        for (int i = 0; i < text.length(); i++) {
            Mask.Covered covered = mask.coverBeginning(held + text.charAt(i));
            parts.append(covered.text());
            held = covered.held();
            assertThat(secrets).noneMatch(covered.text()::contains);
        }
        parts.append(mask.cover(held));

        assertThat(parts).hasToString(mask.cover(text));
        assertThat(secrets).noneMatch(parts.toString()::contains);
    }

    @Provide
    Arbitrary<List<String>> secrets() {
        return text("ab", 3, 6).list().uniqueElements().ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return text("abc", 0, 30);
    }

    private static Arbitrary<String> text(String letters, int least, int most) {
        return Arbitraries.strings()
                .withChars(letters.toCharArray())
                .ofMinLength(least)
                .ofMaxLength(most);
    }

    @Example
    @Label("of two secrets that begin at one place hides the longer one")
    void longer() {
        Mask mask = Mask.of(List.of("pass", "password"));

        assertThat(mask.cover("the password, the pass")).isEqualTo("the ***, the ***");
        assertThat(mask.coverBeginning("the pass")).isEqualTo(new Mask.Covered("the ", "pass"));
    }

    @Example
    @Label("refuses a secret that would stand everywhere, one that is too long, and too many")
    void limits() {
        assertThat(Mask.of(List.of("abc")).isEmpty()).isFalse();
        assertThat(Mask.of(List.of("x".repeat(4_096))).isEmpty()).isFalse();
        for (List<String> wrong :
                List.of(List.of("ab"), List.of(""), List.of("x".repeat(4_097)), Collections.nCopies(101, "abc"))) {
            assertThatThrownBy(() -> Mask.of(wrong))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("mask");
        }
    }
}
