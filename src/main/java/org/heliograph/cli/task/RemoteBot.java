package org.heliograph.cli.task;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.remote.UnreachableException;

/** A bot on its server, as whoever gives it tasks knows it. Waits for a server that went away. For one thread. */
public final class RemoteBot {
    private static final int UNKNOWN = 404;

    private final RemoteServer server;
    private final Insistence insistence;
    private final String path;

    public RemoteBot(RemoteServer server, Insistence insistence, String bot) {
        this.server = server;
        this.insistence = insistence;
        this.path = "/api/bot/" + Topic.encode(bot);
    }

    /** The end of its timeline now: what happens from now on comes after it. */
    public String cursor() throws RefusedException, UnreachableException, InterruptedException {
        return insistence.ask(() -> server.get(path + "/timeline?limit=1")).getString("cursor");
    }

    /**
     * Gives it a task.
     *
     * @param key one of its own for every task; asked again under the same, the server has the task once
     * @return the server's answer, which names the task
     */
    public JsonObject give(Assignment assignment, String key)
            throws RefusedException, UnreachableException, InterruptedException {
        return insistence.ask(() -> server.post(path + "/task", assignment.json(), key));
    }

    /** Whether it has a task of this name that has not ended. */
    public boolean hasOpen(String task) throws RefusedException, UnreachableException, InterruptedException {
        return found("/tasks").stream()
                .flatMap(answer -> answer.getJsonArray("tasks").getValuesAs(JsonObject.class).stream())
                .anyMatch(open -> open.getString("task_id").equals(task));
    }

    /** The same event with its whole texts; as it is, if they are no longer kept. */
    public Frame whole(Frame event) throws RefusedException, UnreachableException, InterruptedException {
        if (!event.json().getBoolean("truncated", false) || event.id().isEmpty()) {
            return event;
        }
        return found("/timeline/" + Topic.encode(event.id().get()))
                .map(json -> new Frame(json.toString(), json))
                .orElse(event);
    }

    private Optional<JsonObject> found(String below)
            throws RefusedException, UnreachableException, InterruptedException {
        try {
            return Optional.of(insistence.ask(() -> server.get(path + below)));
        } catch (RefusedException e) {
            if (e.status() == UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
