package org.heliograph.cli.log;

import jakarta.json.bind.JsonbException;
import java.math.BigDecimal;
import java.time.Instant;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.Steps;
import org.heliograph.bots.TaskEvent;
import org.heliograph.bots.TaskId;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Draft;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.jspecify.annotations.Nullable;

/** Lines for bots: steps of tasks, with the names that a bot's timeline has for their parts. */
public final class BotLines implements ApplicationLines {
    private static final String NOTES = "@";
    private static final int MAX_COUNT = 1_000_000;

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
    public String checked(String topic, String event) {
        if (topic.startsWith(NOTES)) {
            return note(new BotId(topic.substring(NOTES.length())), event);
        }
        new BotId(topic).topic();
        Fields fields = new Fields(json.parse(event));
        return codec.encode(step(fields, new TaskId(fields.text("task"))));
    }

    private String note(BotId bot, String event) {
        try {
            codec.decode(event);
            return event;
        } catch (JsonbException e) {
            throw RefusedException.invalid("event is no note about " + bot.value());
        }
    }

    @Override
    public Draft draft(Fields fields) {
        BotId bot = new BotId(fields.text("bot_id"));
        TaskId task = new TaskId(fields.text("task_id"));
        TaskEvent step = step(fields, task);
        return Draft.of(bot.topic(), codec.encode(step)).keyed(keyOf(step, task));
    }

    /** A task begins once and ends once, however often somebody says so. */
    private static @Nullable String keyOf(TaskEvent step, TaskId task) {
        if (step instanceof TaskEvent.TaskQueued queued && queued.attempt() == 1) {
            return Steps.begin(task);
        }
        return step.success() == null ? null : Steps.end(task);
    }

    private static TaskEvent step(Fields fields, TaskId task) {
        String type = type(fields);
        return switch (type) {
            case "task_queued" -> queued(fields, task);
            case "task_started" ->
                new TaskEvent.TaskStarted(
                        task.value(),
                        source(fields),
                        fields.textOrNull("lease"),
                        fields.wholeNumberOrNull("lease_seconds"),
                        fields.textOrNull("key"));
            case "task_completed" ->
                new TaskEvent.TaskCompleted(
                        task.value(),
                        source(fields),
                        textOr(fields, "response", ""),
                        fields.texts("files_modified"),
                        numberOr(fields, "duration_seconds", BigDecimal.ZERO),
                        fields.textOrNull("key"));
            case "task_failed" ->
                new TaskEvent.TaskFailed(
                        task.value(),
                        source(fields),
                        fields.text("error"),
                        fields.numberOrNull("duration_seconds"),
                        fields.textOrNull("key"));
            default -> throw RefusedException.invalid("Unknown type: " + type);
        };
    }

    /** One that does not say what it is says at least how it ended. */
    private static String type(Fields fields) {
        String type = fields.textOrNull("type");
        Boolean success = fields.flagOrNull("success");
        if (type != null || success == null) {
            return type == null ? fields.text("type") : type;
        }
        return success ? "task_completed" : "task_failed";
    }

    private static TaskEvent queued(Fields fields, TaskId task) {
        String expires = fields.textOrNull("expires");
        return new TaskEvent.TaskQueued(
                task.value(),
                source(fields),
                fields.text("command"),
                Priority.of(textOr(fields, "priority", Priority.P1.name())),
                fields.wholeNumberOrNull("timeout_seconds"),
                expires == null ? null : fields.instantOr("expires", Instant.MAX),
                count(fields, "retries", 0),
                count(fields, "attempt", 1),
                fields.textOrNull("reason"),
                fields.textOrNull("key"));
    }

    private static Source source(Fields fields) {
        return Source.of(textOr(fields, "source", Source.FILE.text()));
    }

    private static String textOr(Fields fields, String name, String other) {
        String text = fields.textOrNull(name);
        return text == null ? other : text;
    }

    private static BigDecimal numberOr(Fields fields, String name, BigDecimal other) {
        BigDecimal number = fields.numberOrNull(name);
        return number == null ? other : number;
    }

    private static int count(Fields fields, String name, int other) {
        Long number = fields.wholeNumberOrNull(name);
        if (number != null && (number < 0 || number > MAX_COUNT)) {
            throw RefusedException.invalid(name + " must be from 0 to " + MAX_COUNT);
        }
        return number == null ? other : number.intValue();
    }
}
