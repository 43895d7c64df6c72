package org.heliograph.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotPush;
import org.heliograph.bots.ClientKey;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Progress;
import org.heliograph.bots.Report;
import org.heliograph.bots.TaskEvent;
import org.heliograph.bots.TaskId;
import org.heliograph.bots.web.BotDoor;
import org.heliograph.core.Gap;
import org.heliograph.core.Recorded;
import org.jspecify.annotations.Nullable;

/** A bot, for Java. */
record JavaBot(BotDoor bots, BotId id, JavaDoor door) implements Heliograph.Bot {
    @Override
    public CompletionStage<Void> register() {
        return door.told(bots.bots().register(id).thenApply(appended -> null));
    }

    @Override
    public String newTaskId() {
        return "JAVA-" + bots.newIds().get();
    }

    @Override
    public CompletionStage<BotPush> submit(NewTask task, @Nullable String key) {
        ClientKey known = key == null ? null : ClientKey.of(key, "java\n" + task);
        return step(() -> bots.bots().submit(id, task, known));
    }

    @Override
    public CompletionStage<Optional<BotPush>> started(String taskId) {
        return door.told(() -> bots.work()
                .start(id, new TaskId(taskId), Report.NOTHING, null)
                .thenApply(started -> started.map(JavaBot::push)));
    }

    @Override
    public void progress(String taskId, int percent, String message) {
        Progress progress =
                new Progress(percent, message, null, bots.sockets().clock().instant());
        bots.work().progress(id, new TaskId(taskId), Report.NOTHING, progress);
    }

    @Override
    public CompletionStage<BotPush> completed(String taskId, Report report) {
        return step(() -> bots.work().complete(id, new TaskId(taskId), report, null));
    }

    @Override
    public CompletionStage<BotPush> failed(String taskId, Report report) {
        return step(() -> bots.work().fail(id, new TaskId(taskId), report, null));
    }

    @Override
    public String head() {
        return bots.bots().timeline().head(id.topic());
    }

    @Override
    public Heliograph.Following follow(@Nullable String cursor, BotFilter filter, Heliograph.BotListener listener) {
        return JavaFollowing.begin(
                bots.bots().timeline(), id.topic(), cursor, new Ear(filter, listener), door.listeners());
    }

    private CompletionStage<BotPush> step(Supplier<CompletableFuture<Recorded<BotEvent>>> deed) {
        return door.told(() -> deed.get().thenApply(JavaBot::push));
    }

    private static BotPush push(Recorded<BotEvent> recorded) {
        return BotPush.whole(recorded, (TaskEvent) recorded.event());
    }

    private record Ear(BotFilter filter, Heliograph.BotListener listener) implements JavaFollowing.Ear<BotEvent> {
        @Override
        public void hear(Recorded<BotEvent> recorded) {
            if (filter.wants((TaskEvent) recorded.event())) {
                listener.step(push(recorded), recorded.cursor());
            }
        }

        @Override
        public void gap(Gap gap) {
            listener.gap(gap);
        }

        @Override
        public void failed(RuntimeException error) {
            listener.failed(error);
        }
    }
}
