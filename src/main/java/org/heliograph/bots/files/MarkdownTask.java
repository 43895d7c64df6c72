package org.heliograph.bots.files;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.heliograph.bots.NewTask;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A task as Markdown: a head, and below it what is to be done. The head is front matter between lines of {@code ---}, or
 * a title and lines such as {@code **Task ID:** TASK-7} up to a line of {@code ---} or the first other line.
 */
final class MarkdownTask {
    private static final String RULE = "---";
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*:]+):\\s*\\*\\*\\s*(.*)");
    private static final int MAX_ALIASES = 10;

    private static final String NO_SCALAR = "(several values)";

    private MarkdownTask() {}

    /** @throws RefusedException naming what is wrong */
    static NewTask read(String text, String otherId) {
        List<String> lines = text.lines().toList();
        TaskHead head = new TaskHead();
        int below = !lines.isEmpty() && lines.get(0).strip().equals(RULE)
                ? readFrontMatter(lines, head)
                : readBoldLines(lines, head);
        String command =
                lines.stream().skip(below).collect(Collectors.joining("\n")).strip();
        return head.task(otherId, command);
    }

    private static int readFrontMatter(List<String> lines, TaskHead head) {
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals(RULE)) {
            end++;
        }
        if (end == lines.size()) {
            throw RefusedException.invalid("The front matter does not end");
        }
        String yaml = String.join("\n", lines.subList(1, end));
        if (parse(yaml) instanceof Map<?, ?> values) {
            values.forEach((name, value) -> head.put(scalar(name), scalar(value)));
            return end + 1;
        }
        throw RefusedException.invalid("The front matter is no list of names and values");
    }

    /** What holds other values, and perhaps itself, is not looked into: no name that is known takes it. */
    private static String scalar(@Nullable Object value) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return NO_SCALAR;
        }
        return value == null ? "" : value.toString();
    }

    private static Object parse(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(MAX_ALIASES).build();
        try {
            Object found = new Load(settings).loadFromString(yaml);
            return found == null ? Map.of() : found;
        } catch (YamlEngineException | StackOverflowError e) {
            throw RefusedException.invalid("The front matter is not YAML");
        }
    }

    private static int readBoldLines(List<String> lines, TaskHead head) {
        int next = 0;
        boolean found = false;
        while (next < lines.size()) {
            String line = lines.get(next).strip();
            Matcher bold = BOLD.matcher(line);
            if (bold.matches()) {
                head.put(bold.group(1), bold.group(2));
                found = true;
            } else if (line.equals(RULE) && found) {
                return next + 1;
            } else if (!line.isEmpty() && !(line.startsWith("# ") && !found)) {
                return found ? next : 0;
            }
            next++;
        }
        return found ? next : 0;
    }
}
