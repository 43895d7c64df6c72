package org.heliograph.cli.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.Position;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.cli.remote.Topic;
import org.heliograph.support.Bot;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that somebody stopped watching for so long that what happened meanwhile is no longer all kept. */
@DisplayName("A watch over a task, after entries were trimmed")
class CutTimelineTest {
    private static final int LATER = 40;

    @TempDir
    Path data;

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private RunningServer server;
    private String cursor = "";

    @BeforeEach
    void trimWhileAway() {
        server = RunningServer.start(data, "log.segment", "1KiB");
        Bot bot = new Bot(server, "builder").known();
        cursor = bot.page("").getString("cursor");
        bot.submit("{'command':'x','task_id':'open'}");
        bot.run("ended");
        for (int i = 1; i <= LATER; i++) {
            bot.run("later-" + i);
        }
        server.close();
        server = RunningServer.start(data, "log.segment", "1KiB", "log.bot.retain.count", "3");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("ends without an end that is no longer kept")
    void gone() throws Exception {
        assertThat(follow("ended")).isEmpty();
    }

    @Test
    @DisplayName("finds an end that is still kept")
    void kept() throws Exception {
        assertThat(follow("later-" + LATER)).map(Frame::type).hasValue("task_completed");
    }

    @Test
    @DisplayName("goes on while the task does")
    void open() throws Exception {
        var following = new FutureTask<>(() -> follow("open"));
        var thread = new Thread(following, "following");
        thread.setDaemon(true);
        thread.start();
        Bot bot = new Bot(server, "builder");
        bot.step("open", "started", "{}");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            bot.step("open", "progress", "{'percent':50}");
            return shown.contains("progress");
        });
        bot.step("open", "failed", "{'error':'Exit status 3'}");

        assertThat(following.get(60, TimeUnit.SECONDS))
                .hasValueSatisfying(end -> assertThat(Ended.of(end).status()).isEqualTo(3));
    }

    private Optional<Frame> follow(String task) throws Exception {
        var remote = new RemoteServer(server.uri(), Optional.empty());
        var insistence = new Insistence(Pause.real(), new Backoff(new Random(1)), new Silent());
        var watch = new TaskWatch(task, frame -> shown.add(frame.type()), new Silent());
        return watch.follow(
                new Follower(remote, new Topic("bot", "builder"), new Position.After(cursor), new Random(2)),
                new RemoteBot(remote, insistence, "builder"));
    }

    private static final class Silent implements Insistence.Witness {
        @Override
        public void away() {}

        @Override
        public void back() {}
    }
}
