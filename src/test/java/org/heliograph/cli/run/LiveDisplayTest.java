package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.heliograph.plans.Outlet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list on a terminal")
class LiveDisplayTest {
    private static final Pattern CONTROL = Pattern.compile("\r\u001b\\[(\\d+)A\u001b\\[J|\u001b\\[[?0-9]*[a-z]|\n");

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    @DisplayName("stands below what is printed, never in the middle of a line, and is whole at the end")
    void below() {
        LiveDisplay display = display(2, true);
        display.began(0);
        assertThat(screen()).hasSize(2).first().asString().startsWith("  ▸ step 0");
        display.printed(Outlet.STDOUT, "begun".getBytes(UTF_8));
        assertThat(screen()).containsExactly("begun");
        display.printed(Outlet.STDERR, " and done\n".getBytes(UTF_8));
        display.ended(0, new Outcome.Completed(), Duration.ofMillis(1_234));
        assertThat(screen()).hasSize(3).startsWith("begun and done").last().isEqualTo("  · step 1");
        display.began(1);
        display.printed(Outlet.STDOUT, "half a line".getBytes(UTF_8));
        display.ended(1, new Outcome.Failed(3), Duration.ofSeconds(125));
        display.over("failed", Duration.ofSeconds(126));

        assertThat(screen().stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "begun and done",
                        "half a line",
                        " ✓ step 0 1.2 s",
                        " ✗ step 1 2 min 5 s Exit status 3",
                        "heliograph: the plan failed after 2 min 6 s");
    }

    @Test
    @DisplayName("shows of many steps those about the one at hand, and at the end all")
    void many() {
        LiveDisplay display = display(100, false);
        for (int step = 0; step < 50; step++) {
            display.began(step);
            display.ended(step, new Outcome.Completed(), Duration.ZERO);
        }
        display.began(50);
        assertThat(screen())
                .hasSize(10)
                .startsWith("  … 47 before")
                .endsWith("  … 45 to come")
                .anyMatch(line -> line.startsWith("  ▸ step 50"));

        display.over("was cancelled", Duration.ZERO);
        assertThat(screen()).hasSize(101);
    }

    private LiveDisplay display(int steps, boolean printing) {
        List<Step> all =
                IntStream.range(0, steps).mapToObj(LiveDisplayTest::step).toList();
        Passage passage = new Passage(terminal, terminal, printing);
        return new LiveDisplay(new Plan(null, null, all, List.of()), passage, new Passage(terminal, terminal, true));
    }

    private static Step step(int number) {
        return new Step("step " + number, "", List.of("true"), Path.of("."), Map.of(), Redirect.PIPE, null, false);
    }

    /** What a terminal shows after all that was written, without colours. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>(List.of(""));
        String written = terminal.toString(UTF_8);
        Matcher control = CONTROL.matcher(written);
        int from = 0;
        while (control.find()) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + written.substring(from, control.start()));
            from = control.end();
            if (control.group(1) != null) {
                int up = Integer.parseInt(control.group(1));
                assertThat(lines.get(lines.size() - 1)).as("begins at the left").isEmpty();
                lines = new ArrayList<>(lines.subList(0, lines.size() - 1 - up));
                lines.add("");
            } else if (control.group().equals("\n")) {
                lines.add("");
            }
        }
        String rest = lines.remove(lines.size() - 1) + written.substring(from);
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }
}
