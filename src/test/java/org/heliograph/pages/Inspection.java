package org.heliograph.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Looks for what keeps people from using a page. */
final class Inspection {
    /** Serious is what blocks some people, critical what blocks them wholly. */
    private static final String VIOLATIONS = """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`))""";

    private static final String OVERFLOW =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** What stands in a running text is as high as its line. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll("a, button, input, select, textarea")]
              .filter((target) => target.checkVisibility() && !target.closest("p, .content, .skip, message-item"))
              .map((target) => ({ target, box: target.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
              .map(({ target, box }) => `${target.outerHTML.slice(0, 80)} is ${box.width} x ${box.height}`)""";

    private final String axe = axe();

    /** Finds nothing of what matters. */
    void passes(Page page, String name) {
        page.evaluate(axe);
        assertThat((Iterable<?>) page.evaluate(VIOLATIONS)).as(name).isEmpty();
        assertThat(page.evaluate(OVERFLOW))
                .as(name + " is as wide as its screen")
                .isEqualTo(0);
        assertThat((Iterable<?>) page.evaluate(SMALL_TARGETS))
                .as(name + " can be hit with a thumb")
                .isEmpty();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
