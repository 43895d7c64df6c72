package org.heliograph.cli.worker;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.cli.remote.UnreachableException;

/** A bot on its server, as a worker knows it. Every call asks once. Any thread. */
public final class Employer {
    /** Below what a proxy usually waits. */
    private static final int WAIT_SECONDS = 50;

    private static final int MILLIS_DIGITS = 3;

    private final RemoteServer server;
    private final String bot;

    /** A bot of this name, which need not be known yet. */
    public Employer(RemoteServer server, String bot) {
        this.server = server;
        this.bot = "/api/bot/" + Topic.encode(bot);
    }

    /** What a command finds in its environment. */
    Map<String, String> environment(Order order) {
        return order.environment(server.base());
    }

    void register() throws RefusedException, UnreachableException, InterruptedException {
        server.put(bot);
    }

    /** Waits a while for a task, which it is then to begin; empty if none came. */
    Optional<Order> next() throws RefusedException, UnreachableException, InterruptedException {
        return server.take(bot + "/tasks/next?offer=true&wait=" + WAIT_SECONDS).map(Order::of);
    }

    /** Tells that it begins what it was offered; told twice it counts once. */
    void begin(Order order) throws RefusedException, UnreachableException, InterruptedException {
        server.post(
                task(order) + "/started",
                Json.createObjectBuilder().add("lease", order.lease()).build());
    }

    /** Tells how far a task is, which also says that somebody is at it. */
    void progress(Order order, HowFar.Point point, Duration elapsed)
            throws RefusedException, UnreachableException, InterruptedException {
        JsonObject body = Json.createObjectBuilder()
                .add("lease", order.lease())
                .add("percent", point.percent())
                .add("message", point.message())
                .add("elapsed_seconds", seconds(elapsed))
                .build();
        server.post(task(order) + "/progress", body);
    }

    /** Tells how a task ended; told twice it counts once. */
    void end(Order order, Outcome outcome, Duration took)
            throws RefusedException, UnreachableException, InterruptedException {
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("lease", order.lease()).add("duration_seconds", seconds(took));
        if (outcome instanceof Outcome.Completed completed) {
            JsonArrayBuilder files = Json.createArrayBuilder(completed.filesModified());
            body.add("response", completed.response()).add("files_modified", files);
            server.post(task(order) + "/completed", body.build(), order.lease());
        } else if (outcome instanceof Outcome.Failed failed) {
            server.post(
                    task(order) + "/failed", body.add("error", failed.error()).build(), order.lease());
        }
    }

    private String task(Order order) {
        return bot + "/tasks/" + Topic.encode(order.task());
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLIS_DIGITS);
    }
}
