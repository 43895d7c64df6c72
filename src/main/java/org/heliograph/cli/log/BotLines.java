package org.heliograph.cli.log;

import jakarta.json.bind.JsonbException;
import java.math.BigDecimal;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotNote;
import org.heliograph.bots.Report;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskEvent;
import org.heliograph.bots.TaskId;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Draft;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.jspecify.annotations.Nullable;

/** Lines for bots: how tasks ended, with the names that a timeline's entries have for their parts. */
public final class BotLines implements ApplicationLines {
    private static final String NOTES = "@";

    private final Json json;
    private final JsonEventCodec<BotEvent> codec;

    public BotLines(Json json) {
        this.json = json;
        this.codec = new JsonEventCodec<>(json, BotEvent.class);
    }

    @Override
    public String kind() {
        return BotId.KIND;
    }

    @Override
    public void check(String topic, String event) {
        boolean isNote = topic.startsWith(NOTES);
        BotId bot = new BotId(isNote ? topic.substring(1) : topic);
        try {
            checkParts(new Fields(json.parse(event)));
            if (codec.decode(event) instanceof BotNote != isNote) {
                throw RefusedException.invalid("event does not belong to this topic of " + bot.value());
            }
        } catch (JsonbException e) {
            throw RefusedException.invalid("event is none of a bot's");
        }
    }

    /** What every reader counts on. */
    private static void checkParts(Fields event) {
        switch (event.text("type")) {
            case "task_queued" -> {
                new TaskId(event.text("task"));
                event.text("command");
                event.text("priority");
            }
            case "task_started" -> new TaskId(event.text("task"));
            case "task_completed" -> {
                new TaskId(event.text("task"));
                event.text("response");
                checked(event);
                if (event.numberOrNull("duration_seconds") == null) {
                    throw RefusedException.invalid("duration_seconds is missing");
                }
            }
            case "task_failed" -> {
                new TaskId(event.text("task"));
                event.text("error");
                checked(event);
            }
            case "key_taken" -> {
                new TaskId(event.text("task"));
                event.text("request");
            }
            default -> {
                // Nothing stands in the other notes; what is none of these cannot be decoded.
            }
        }
    }

    @Override
    public Draft draft(Fields fields) {
        BotId bot = new BotId(fields.text("bot_id"));
        TaskId task = new TaskId(fields.text("task_id"));
        String source = fields.textOrNull("source");
        Report report = checked(fields);
        TaskEvent event = hasSucceeded(fields)
                ? new TaskEvent.TaskCompleted(
                        task.value(),
                        sourceOf(source),
                        textOr(fields, "response"),
                        report.filesModified(),
                        report.durationSeconds() == null ? BigDecimal.ZERO : report.durationSeconds(),
                        null)
                : new TaskEvent.TaskFailed(
                        task.value(), sourceOf(source), textOr(fields, "error"), report.durationSeconds(), null);
        return Draft.of(bot.topic(), codec.encode(event));
    }

    private static boolean hasSucceeded(Fields fields) {
        Boolean success = fields.flagOrNull("success");
        if (success == null) {
            throw RefusedException.invalid("success is missing");
        }
        return success;
    }

    private static Source sourceOf(@Nullable String source) {
        return source == null ? Source.FILE : Source.of(source);
    }

    private static String textOr(Fields fields, String name) {
        String text = fields.textOrNull(name);
        return text == null ? "" : text;
    }

    private static Report checked(Fields fields) {
        return new Report(null, null, "", fields.texts("files_modified"), fields.numberOrNull("duration_seconds"));
    }
}
