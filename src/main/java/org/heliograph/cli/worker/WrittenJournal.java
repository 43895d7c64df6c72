package org.heliograph.cli.worker;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes down what a worker does: words for people, and where a program reads, an object for each task. */
public final class WrittenJournal implements Journal {
    private static final int LONGEST = 60;
    private static final int MILLIS_DIGITS = 3;

    private final String bot;
    private final PrintWriter err;
    private final Consumer<String> objects;

    /**
     * A journal.
     *
     * @param err where words go
     * @param objects given a JSON object for every task that ended
     */
    public WrittenJournal(String bot, PrintWriter err, Consumer<String> objects) {
        this.bot = bot;
        this.err = err;
        this.objects = objects;
    }

    @Override
    public void ready() {
        say("waiting for tasks of " + bot);
    }

    @Override
    public void began(Order order) {
        String first = order.command().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        say("task " + order.task() + " begins: "
                + (first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first));
    }

    @Override
    public void ended(Order order, Outcome outcome, Duration took) {
        say(String.format(
                Locale.ROOT, "task %s %s, after %.1f s", order.task(), outcome.words(), took.toMillis() / 1_000.0));
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("task_id", order.task())
                .add("bot_id", order.bot())
                .add("success", outcome instanceof Outcome.Completed)
                .add("exit_status", outcome.status())
                .add("duration_seconds", BigDecimal.valueOf(took.toMillis(), MILLIS_DIGITS));
        if (outcome instanceof Outcome.Completed completed) {
            object.add("files_modified", Json.createArrayBuilder(completed.filesModified()));
        } else {
            object.add("error", outcome.words());
        }
        objects.accept(object.build().toString());
    }

    @Override
    public void away() {
        say("the server is away, trying again");
    }

    @Override
    public void back() {
        say("connected again");
    }

    private void say(String words) {
        err.println("heliograph: " + words);
        err.flush();
    }
}
