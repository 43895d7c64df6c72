package org.heliograph.party.web.mcp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that a person gives a model that hosts: the very files that lie in {@code docs/claude/commands/dm}. */
final class Prompts {
    /** As a person types them after {@code /dm:}. */
    static final List<String> NAMES = List.of(
            "party-mode", "party-stop", "party-next", "party-auto", "party-status", "party-kick", "party-token");

    private static final Pattern FILE = Pattern.compile("---\n(.*?)\n---\n(.*)", Pattern.DOTALL);

    private Prompts() {}

    /**
     * One of them.
     *
     * @param argument what may stand behind it; empty for nothing
     * @param text with {@code $ARGUMENTS} where that goes
     */
    record Prompt(String name, String description, Optional<String> argument, String text) {
        /** What the model is told. The name of a player may have been copied from somewhere. */
        String with(@Nullable String given) {
            return text.replace("$ARGUMENTS", given == null ? "" : Quoted.visible(given))
                    .strip();
        }
    }

    static Stream<Prompt> all() {
        return NAMES.stream().map(name -> parse(name, Packed.text("dm/" + name + ".md")));
    }

    static Prompt parse(String name, String file) {
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw new IllegalStateException(name + " has no head");
        }
        String head = parts.group(1);
        return new Prompt(
                name,
                field(head, "description").orElse(name),
                field(head, "argument-hint").map(hint -> hint.replaceAll("[\\[\\]]", "")),
                parts.group(2));
    }

    private static Optional<String> field(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).replaceAll("^\"|\"$", ""))
                .findFirst();
    }
}
