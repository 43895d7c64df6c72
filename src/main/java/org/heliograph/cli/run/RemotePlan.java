package org.heliograph.cli.run;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Set;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.UnreachableException;
import org.heliograph.plans.Mask;

/**
 * A plan on its server, as its producer knows it. A server that was restarted is told the secrets anew, for it keeps
 * them in memory only. Every call asks once. For one thread.
 */
public final class RemotePlan {
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int CONFLICT = 409;
    private static final int UNKNOWN = 404;
    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

    private final RemoteServer server;
    private final String id;
    private final String path;
    private final JsonObject definition;

    private String status = "pending";
    private String cursor = "";

    /** @param id what it is called there */
    public RemotePlan(RemoteServer server, String id, Plan plan) {
        this.server = server;
        this.id = id;
        this.path = "/api/dashboard/plan/" + id;
        this.definition = definition(plan);
    }

    private static JsonObject definition(Plan plan) {
        Mask mask = plan.mask();
        JsonArrayBuilder steps = Json.createArrayBuilder();
        for (Step step : plan.steps()) {
            String written = mask.cover(step.written());
            String description = written.length() > LONGEST_DESCRIPTION
                    ? written.substring(0, written.offsetByCodePoints(0, LONGEST_DESCRIPTION / 2)) + "…"
                    : written;
            steps.add(Json.createObjectBuilder()
                    .add("name", mask.cover(step.name()))
                    .add("description", description));
        }
        JsonObjectBuilder body = Json.createObjectBuilder().add("steps", steps);
        if (plan.name() != null) {
            body.add("name", mask.cover(plan.name()));
        }
        return body.add("mask", Json.createArrayBuilder(plan.secrets())).build();
    }

    /** What it is called there. */
    public String id() {
        return id;
    }

    /** Where people look at it. */
    public URI page() {
        return URI.create(server.base() + "/plans/?plan=" + id);
    }

    /**
     * Lays it out. Again it changes nothing.
     *
     * @throws RefusedException also if there was a plan of this name, and it has ended
     */
    public void define() throws RefusedException, UnreachableException, InterruptedException {
        take(server.put(path, definition));
        if (isEnded()) {
            throw new RefusedException(CONFLICT, "The plan " + id + " is " + status);
        }
    }

    void send(Letter letter) throws RefusedException, UnreachableException, InterruptedException {
        try {
            post(letter);
        } catch (RefusedException e) {
            if (e.status() != CONFLICT && e.status() != UNKNOWN) {
                throw e;
            }
            define();
            post(letter);
        }
    }

    private void post(Letter letter) throws RefusedException, UnreachableException, InterruptedException {
        take(server.post(path + letter.path(), letter.contentType(), letter.body(), letter.key()));
    }

    /** Finds out whether somebody else changed anything. */
    void look() throws RefusedException, UnreachableException, InterruptedException {
        server.getUnless(path + "/poll", cursor).ifPresent(this::take);
    }

    private void take(JsonObject answer) {
        status = answer.getString("overall_status", status);
        cursor = answer.getString("cursor", cursor);
    }

    boolean isEnded() {
        return ENDED.contains(status);
    }

    boolean isCancelled() {
        return status.equals("cancelled");
    }
}
