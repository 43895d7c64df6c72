package org.heliograph.bots.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskId;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Timestamps;
import org.jspecify.annotations.Nullable;

/** What a file says about its task, by name. Names that are not known say nothing. */
final class TaskHead {
    /** A number, perhaps of minutes or hours: {@code 300 seconds}, {@code 5 min}, {@code 2h}. */
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]*)\\.?");

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("s", 1L),
            Map.entry("sec", 1L),
            Map.entry("secs", 1L),
            Map.entry("second", 1L),
            Map.entry("seconds", 1L),
            Map.entry("m", 60L),
            Map.entry("min", 60L),
            Map.entry("mins", 60L),
            Map.entry("minute", 60L),
            Map.entry("minutes", 60L),
            Map.entry("h", 3_600L),
            Map.entry("hour", 3_600L),
            Map.entry("hours", 3_600L));

    private final Map<String, String> values = new HashMap<>();

    /** Takes a name as people write it, {@code Task ID} or {@code task_id}, and what it says. */
    void put(String name, String value) {
        values.put(name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'), value.strip());
    }

    /**
     * The task.
     *
     * @param otherId its name if the head gives it none
     * @param command what is to be done
     * @throws RefusedException naming what is wrong
     */
    NewTask task(String otherId, String command) {
        return new NewTask(
                new TaskId(values.getOrDefault("task_id", otherId)),
                command,
                Source.FILE,
                priority(),
                timeout(),
                expires(),
                (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number("retries", 0))));
    }

    /** The first word counts: people explain a priority behind it. */
    private Priority priority() {
        String text = values.get("priority");
        return text == null || text.isEmpty() ? Priority.P1 : Priority.of(text.split("[\\s,;(]", 2)[0]);
    }

    private @Nullable Long timeout() {
        String text = values.getOrDefault("timeout_seconds", values.get("timeout"));
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher time = TIME.matcher(text);
        Long unit = time.matches() ? UNITS.get(time.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw RefusedException.invalid("timeout must be a number of seconds, minutes or hours");
        }
        return Long.parseLong(time.group(1)) * unit;
    }

    private @Nullable Instant expires() {
        String text = values.get("expires");
        try {
            return text == null || text.isEmpty() ? null : Timestamps.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw RefusedException.invalid("expires must be an ISO-8601 timestamp");
        }
    }

    private long number(String name, long absent) {
        String text = values.get(name);
        try {
            return text == null || text.isEmpty() ? absent : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw RefusedException.invalid(name + " must be a whole number");
        }
    }
}
