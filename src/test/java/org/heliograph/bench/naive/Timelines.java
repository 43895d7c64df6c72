package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who watches which bot, and the loop that tells them: a step is looked at and written as JSON for each of them. */
final class Timelines {
    /** One who watches, through filters of which a step must fit all. */
    record Watcher(JsonObject filters, Rooms.Follower follower) {
        boolean wants(JsonObject step) {
            return filters.entrySet().stream()
                    .allMatch(filter -> filter.getValue().equals(step.get(filter.getKey())));
        }
    }

    private static final Map<String, String> STATUS =
            Map.of("started", "in_progress", "completed", "completed", "failed", "failed");

    private final Map<String, Set<Watcher>> bots = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Forced log;

    /** @param log where each step goes before it is told */
    Timelines(Forced log) {
        this.log = log;
    }

    void join(String bot, Watcher watcher) throws IOException {
        watcher.follower().tell("{\"type\":\"subscribed\",\"bot_id\":\"" + bot + "\",\"initial_entries\":[]}");
        watchers(bot).add(watcher);
    }

    void leave(String bot, Watcher watcher) {
        watchers(bot).remove(watcher);
    }

    void step(String bot, String task, String step, JsonObject body) throws IOException {
        Set<Watcher> watchers = watchers(bot);
        synchronized (watchers) {
            JsonObject event = event(bot, task, step, body);
            log.append(event.toString());
            for (Watcher watcher : watchers) {
                tell(watchers, watcher, event);
            }
        }
    }

    private static void tell(Set<Watcher> watchers, Watcher watcher, JsonObject event) {
        try {
            if (watcher.wants(event)) {
                watcher.follower().tell(event.toString());
            }
        } catch (IOException | RuntimeException e) { // Tomcat throws either when a reader is gone
            watchers.remove(watcher);
        }
    }

    private JsonObject event(String bot, String task, String step, JsonObject body) {
        if (body.get("source") instanceof JsonString source) {
            sources.put(task, source.getString());
        }
        JsonObjectBuilder event = Json.createObjectBuilder()
                .add("type", "task_" + step)
                .add("id", UUID.randomUUID().toString())
                .add("bot_id", bot)
                .add("task_id", task)
                .add("source", sources.getOrDefault(task, "file"))
                .add("status", STATUS.get(step))
                .add("timestamp", Instant.now().toString());
        if (!step.equals("started")) {
            event.add("success", step.equals("completed"));
            sources.remove(task);
        }
        body.forEach(event::add);
        return event.build();
    }

    private Set<Watcher> watchers(String bot) {
        return bots.computeIfAbsent(bot, b -> ConcurrentHashMap.newKeySet());
    }
}
