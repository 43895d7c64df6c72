package org.heliograph.cli.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliograph.cli.remote.Frame;

/**
 * How a task ended.
 *
 * @param success whether well
 * @param text the response, or the error
 * @param status 0 if well; otherwise the exit status that the error begins with, or 1
 */
public record Ended(boolean success, String text, int status) {
    private static final Pattern STATUS = Pattern.compile("Exit status (\\d{1,3})\\b");
    private static final int GREATEST = 255;

    /** What an event with its whole texts says. */
    public static Ended of(Frame event) {
        boolean success = event.type().equals("task_completed");
        String text = event.json().getString(success ? "response" : "error", "");
        return new Ended(success, text, success ? 0 : statusIn(text));
    }

    private static int statusIn(String error) {
        Matcher status = STATUS.matcher(error);
        int number = status.lookingAt() ? Integer.parseInt(status.group(1)) : 1;
        return number >= 1 && number <= GREATEST ? number : 1;
    }
}
