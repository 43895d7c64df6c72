package org.heliograph.server.health;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.heliograph.core.log.LogHealth;

/**
 * How the server is. It is asked anew each time, from any thread.
 *
 * @param version of this build
 * @param uptime since the start
 * @param stopping whether it is saying goodbye to its clients
 * @param logs how each log is, by its application
 */
public record Health(
        String version, Supplier<Duration> uptime, BooleanSupplier stopping, Supplier<Map<String, LogHealth>> logs) {

    /** Whether it can be used, and why not. */
    Readiness readiness() {
        List<String> reasons = new ArrayList<>();
        if (stopping.getAsBoolean()) {
            reasons.add("The server is stopping");
        }
        List<LogReport> reports = new ArrayList<>();
        new TreeMap<>(logs.get()).forEach((application, log) -> {
            reports.add(new LogReport(application, log.writable(), log.damagedLines()));
            if (!log.writable()) {
                reasons.add("The log of " + application + " cannot be written");
            }
        });
        return new Readiness(reasons.isEmpty() ? "ready" : "unready", reasons, reports);
    }

    /** The short answer, without anything that a stranger should not know. */
    Summary summary() {
        return new Summary(
                stopping.getAsBoolean() ? "stopping" : "ok",
                version,
                uptime.get().toSeconds());
    }

    /** Hands it to the context. */
    public void offerTo(ServletContext context) {
        context.setAttribute(Health.class.getName(), this);
    }

    /** Whether to send requests here. */
    public record Readiness(String status, List<String> reasons, List<LogReport> logs) {
        boolean isReady() {
            return reasons.isEmpty();
        }
    }

    /** One log. */
    public record LogReport(String name, boolean writable, long damagedLines) {}

    /** That it answers, which build it is and for how long. */
    public record Summary(String status, String version, long uptimeSeconds) {}
}
