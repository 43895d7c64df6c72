package org.heliograph.bots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** What a bot's log comes to. Used by one thread at a time. */
final class BotState {
    private final String id;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private Facets facets = new Facets();
    private boolean paused;
    private long processed;
    private long lastSeq;
    private Instant lastAt = Instant.EPOCH;

    BotState(String id) {
        this.id = id;
    }

    static BotState of(Kept kept) {
        BotState state = new BotState(kept.id());
        kept.tasks().forEach(task -> state.tasks.put(task.id(), task));
        state.facets = Facets.decode(kept.firstFacet(), kept.facets());
        state.paused = kept.paused();
        state.processed = kept.processed();
        state.lastSeq = kept.lastSeq();
        state.lastAt = kept.lastAt();
        return state;
    }

    Kept kept() {
        return new Kept(
                id, List.copyOf(tasks.values()), facets.first(), facets.encode(), paused, processed, lastSeq, lastAt);
    }

    void apply(Entry entry, BotEvent event) {
        if (event instanceof TaskEvent step) {
            facets.add(entry.seq(), step);
            lastSeq = entry.seq();
            lastAt = entry.at();
            apply(entry, step);
        } else if (event instanceof BotNote.BotPaused) {
            paused = true;
        } else if (event instanceof BotNote.BotResumed) {
            paused = false;
        }
    }

    private void apply(Entry entry, TaskEvent step) {
        Task known = tasks.get(step.task());
        if (step instanceof TaskEvent.TaskQueued queued) {
            Task fresh = Task.of(queued, entry.seq());
            tasks.put(queued.task(), known == null ? fresh : known.requeued(queued.attempt()));
        } else if (step instanceof TaskEvent.TaskStarted started) {
            Task task = known == null ? Task.of(started, entry.seq()) : known;
            tasks.put(started.task(), task.started(started, entry.at()));
        } else {
            tasks.remove(step.task());
            processed++;
        }
    }

    String id() {
        return id;
    }

    Facets facets() {
        return facets;
    }

    long lastSeq() {
        return lastSeq;
    }

    boolean isPaused() {
        return paused;
    }

    @Nullable
    Task task(String taskId) {
        return tasks.get(taskId);
    }

    int waiting() {
        return count(Task::isWaiting);
    }

    int running() {
        return tasks.size() - waiting();
    }

    private int count(Predicate<Task> which) {
        return (int) tasks.values().stream().filter(which).count();
    }

    /** The task whose turn it is, of those still worth doing that are free. */
    Optional<Task> next(Instant now, Predicate<Task> free) {
        return paused
                ? Optional.empty()
                : tasks.values().stream()
                        .filter(task -> task.isWaiting() && !task.isExpired(now) && free.test(task))
                        .min(Task.TURN);
    }

    /** Tasks somebody is at, the longest first. */
    List<Task> inProgress() {
        return tasks.values().stream()
                .filter(task -> !task.isWaiting())
                .sorted(Comparator.comparing(BotState::started))
                .toList();
    }

    private static Instant started(Task task) {
        return task.run() == null ? Instant.MAX : task.run().started();
    }

    /** All that have not ended: what runs, the longest running first, then what waits, whose turn is first. */
    List<Task> tasks() {
        List<Task> all = new ArrayList<>(inProgress());
        tasks.values().stream().filter(Task::isWaiting).sorted(Task.TURN).forEach(all::add);
        return all;
    }

    BotSummary summary() {
        return new BotSummary(
                id,
                paused,
                inProgress().stream().map(Task::id).findFirst().orElse(null),
                running(),
                waiting(),
                processed,
                lastAt.equals(Instant.EPOCH) ? null : lastAt);
    }

    /** A bot as its snapshot holds it. */
    public record Kept(
            String id,
            List<Task> tasks,
            long firstFacet,
            String facets,
            boolean paused,
            long processed,
            long lastSeq,
            Instant lastAt) {}
}
