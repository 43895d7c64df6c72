package org.heliograph.party.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that somebody is told, in order, as it is told. */
final class Transcript {
    /** Ids, cursors and tags. */
    private static final Pattern OPAQUE = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([A-Za-z0-9_-]{22})\"");
    private static final Pattern STAMP = Pattern.compile("\"timestamp\":\"([^\"]*)\"");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private final List<String> lines = new ArrayList<>();
    private final List<Line> step = new ArrayList<>();
    private final Set<String> cursors = new LinkedHashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> instants = new LinkedHashSet<>();

    private record Line(String door, String text) {}

    /** Something was told at a door. */
    void add(String door, String text) {
        step.add(new Line(door, text));
    }

    /** A step is over: in which order its doors told something is chance. */
    void endStep(String name) {
        step.stream()
                .sorted(Comparator.comparing(Line::door))
                .map(line -> line.door + " " + line.text)
                .forEach(this::keep);
        step.clear();
        lines.add(name);
    }

    private void keep(String line) {
        lines.add(line);
        collect(CURSOR, line, cursors);
        collect(ID, line, ids);
        collect(INSTANT, line, instants);
    }

    private static void collect(Pattern pattern, String line, Set<String> into) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            into.add(matcher.group(matcher.groupCount()));
        }
    }

    List<String> lines() {
        return lines;
    }

    /** Also what was told in the step that is under way. */
    List<String> soFar() {
        return Stream.concat(lines.stream(), step.stream().map(Line::text)).toList();
    }

    /** Different ones, in the order of their first appearance; so of two alike transcripts, the same one at a place. */
    List<String> cursors() {
        return List.copyOf(cursors);
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    List<String> instants() {
        return List.copyOf(instants);
    }

    /** The instants of events that a door told of, in order. */
    List<String> instantsOf(String door) {
        return lines.stream()
                .filter(line -> line.startsWith(door + " "))
                .flatMap(line -> STAMP.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** What is random is called after its first appearance, so which ones are equal still shows; instants stay. */
    List<String> withoutRandom() {
        return renamed(OPAQUE, "#", lines);
    }

    /** The same of instants too. */
    List<String> withoutValues() {
        return renamed(INSTANT, "@", withoutRandom());
    }

    private static List<String> renamed(Pattern pattern, String sign, List<String> lines) {
        Map<String, String> names = new HashMap<>();
        return lines.stream()
                .map(line -> pattern.matcher(line)
                        .replaceAll(found -> names.computeIfAbsent(found.group(), text -> sign + names.size())))
                .toList();
    }
}
