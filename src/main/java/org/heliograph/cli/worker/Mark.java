package org.heliograph.cli.worker;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of output tells of how far its task is.
 *
 * @param percent 0 to 100; empty if it names none
 * @param message what the task is at
 * @param meant whether the line was written for the worker, as {@code ::progress 50 text}, and for nobody else
 */
record Mark(OptionalInt percent, String message, boolean meant) {
    /** How a line begins that is meant for the worker. */
    static final String PREFIX = "::progress";

    private static final int ALL = 100;
    private static final int LONGEST = 300;
    private static final Pattern MEANT = Pattern.compile(PREFIX + "[ \\t]+(\\d{1,3})%?(?:[ \\t]+(.*))?");
    private static final Pattern STEPS = Pattern.compile("\\[\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\s*]");
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.,])(\\d{1,3})(?:[.,]\\d{1,9})?\\s?%");
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    /** What a line tells; empty for one that is blank. */
    static Optional<Mark> of(String line) {
        String text = (line.indexOf('\u001b') < 0 ? line : COLOURS.matcher(line).replaceAll("")).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher meant = MEANT.matcher(text);
        if (meant.matches()) {
            int percent = Math.min(ALL, Integer.parseInt(meant.group(1)));
            String words = meant.group(2) == null ? "" : meant.group(2).strip();
            return Optional.of(new Mark(OptionalInt.of(percent), shortened(words), true));
        }
        OptionalInt steps = steps(text);
        return Optional.of(new Mark(steps.isPresent() ? steps : percent(text), shortened(text), false));
    }

    private static OptionalInt steps(String text) {
        Matcher steps = STEPS.matcher(text);
        while (steps.find()) {
            long done = Long.parseLong(steps.group(1));
            long all = Long.parseLong(steps.group(2));
            if (all > 0 && done <= all) {
                return OptionalInt.of((int) (ALL * done / all));
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt percent(String text) {
        Matcher percent = PERCENT.matcher(text);
        while (percent.find()) {
            int number = Integer.parseInt(percent.group(1));
            if (number <= ALL) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
