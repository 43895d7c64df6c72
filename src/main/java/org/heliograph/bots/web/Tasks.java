package org.heliograph.bots.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.heliograph.bots.BotId;
import org.heliograph.bots.ClientKey;
import org.heliograph.bots.NewTask;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Giving tasks over HTTP. */
final class Tasks {
    private static final String PREFIX = "HTTP-";

    private Tasks() {}

    static Response submit(BotDoor door, BotId bot, Fields fields, @Nullable ClientKey key) {
        NewTask task = Submission.of(fields, PREFIX + door.newIds().get());
        QueuedAnswer answer = QueuedAnswer.of(door.bots().submit(bot, task, key).join());
        return Response.status(Response.Status.ACCEPTED)
                .type(MediaType.APPLICATION_JSON)
                .entity(door.json().write(answer))
                .build();
    }

    /** A client's key for what a body asks for at a place. */
    static @Nullable ClientKey key(@Nullable String key, String place, String body) {
        return key == null ? null : ClientKey.of(key, place + '\n' + body);
    }
}
