package org.heliograph.bots;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

/** What stands in the log of the bots. */
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "task_queued", type = TaskEvent.TaskQueued.class),
            @JsonbSubtype(alias = "task_started", type = TaskEvent.TaskStarted.class),
            @JsonbSubtype(alias = "task_completed", type = TaskEvent.TaskCompleted.class),
            @JsonbSubtype(alias = "task_failed", type = TaskEvent.TaskFailed.class),
            @JsonbSubtype(alias = "bot_registered", type = BotNote.BotRegistered.class),
            @JsonbSubtype(alias = "bot_paused", type = BotNote.BotPaused.class),
            @JsonbSubtype(alias = "bot_resumed", type = BotNote.BotResumed.class),
            @JsonbSubtype(alias = "key_taken", type = BotNote.KeyTaken.class)
        })
public sealed interface BotEvent permits TaskEvent, BotNote {}
