package org.heliograph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documents, as the tests that hold it true read it.
 *
 * @param path below the project
 * @param text in Markdown
 */
public record Page(Path path, String text) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The page at a path below the project. */
    public static Page of(String path) {
        try {
            return new Page(Path.of(path), Files.readString(Path.of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks fenced in this language. */
    public List<String> fenced(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Where its links lead. */
    public List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    /** Its text without what is fenced. */
    public String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** The text from a heading to the next of the same or a higher level. */
    public String section(String heading) {
        Matcher begin =
                Pattern.compile("(?m)^(#+) " + Pattern.quote(heading) + "$").matcher(text);
        if (!begin.find()) {
            throw new AssertionError(path + " has no section " + heading);
        }
        Matcher end =
                Pattern.compile("(?m)^#{1," + begin.group(1).length() + "} ").matcher(text);
        return text.substring(begin.end(), end.find(begin.end()) ? end.start() : text.length());
    }

    /** The cells of the tables in a section, row by row, without the head. */
    public List<List<String>> rows(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean body = false;
        for (String line : section(heading).lines().toList()) {
            if (line.startsWith("|---")) {
                body = true;
            } else if (!line.startsWith("|")) {
                body = false;
            } else if (body) {
                String cells = line.substring(1, line.length() - 1);
                rows.add(Arrays.stream(cells.split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    /** What stands in backticks. */
    public static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
