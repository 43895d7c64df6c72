package org.heliograph.cli.party.auto;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.Insistence;

/** Writes down what becomes of actions: words for people, and where a program reads, an object for each. */
public final class Diary implements Insistence.Witness {
    private static final int MILLIS_DIGITS = 3;

    private final PrintWriter err;
    private final Consumer<String> objects;

    /**
     * A diary.
     *
     * @param err where words go
     * @param objects given a JSON object for every time that an action was tried
     */
    public Diary(PrintWriter err, Consumer<String> objects) {
        this.err = err;
        this.objects = objects;
    }

    void ready() {
        say("waiting for actions");
    }

    void began(JsonObject action) {
        say(name(action) + " begins");
    }

    void answered(JsonObject action, Duration took) {
        say(String.format(Locale.ROOT, "%s answered, after %.1f s", name(action), took.toMillis() / 1_000.0));
        objects.accept(object(action, "resolved", took).build().toString());
    }

    void settled(JsonObject action, String reason, Duration took) {
        say(name(action) + " is no longer open: " + reason);
        objects.accept(
                object(action, "settled", took).add("error", reason).build().toString());
    }

    void leftPending(JsonObject action, String reason, Duration took) {
        say(name(action) + " waits again: " + reason);
        objects.accept(
                object(action, "pending", took).add("error", reason).build().toString());
    }

    void over() {
        say("the party is over");
    }

    @Override
    public void away() {
        say("the server is away, trying again");
    }

    @Override
    public void back() {
        say("connected again");
    }

    private static String name(JsonObject action) {
        return "action " + Texts.line(action, "action_id") + " of " + Texts.line(action, "player_name");
    }

    private static JsonObjectBuilder object(JsonObject action, String status, Duration took) {
        return Json.createObjectBuilder()
                .add("action_id", Texts.raw(action, "action_id"))
                .add("player_id", Texts.raw(action, "player_id"))
                .add("status", status)
                .add("duration_seconds", BigDecimal.valueOf(took.toMillis(), MILLIS_DIGITS));
    }

    private void say(String words) {
        err.println("heliograph: " + words);
        err.flush();
    }
}
