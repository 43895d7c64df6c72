package org.heliograph.bots.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.heliograph.access.Caller;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Lease;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.TaskId;
import org.heliograph.bots.Workshop;
import org.heliograph.support.Frames;
import org.heliograph.support.ScriptedAnswer;
import org.heliograph.wire.Json;
import org.heliograph.wire.streams.LongPolls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a worker that waits")
class WaitingWorkerTest {
    private final Workshop workshop = new Workshop();
    private final BotId bot = workshop.bot();
    private final ScriptedAnswer answer = new ScriptedAnswer();
    private final LongPolls longPolls = new LongPolls();
    private final WaitingWorkers workers =
            new WaitingWorkers(workshop.bots(), workshop.work(), longPolls, Runnable::run, new Json());

    @BeforeEach
    void queue() {
        workshop.bots()
                .submit(bot, NewTask.of(new TaskId("T-1"), "do it"), null)
                .join();
    }

    private void ask(TaskSource tasks, Duration patience) {
        workers.wait(bot, tasks, patience, Caller.OPEN, answer);
    }

    private static void write(Response response, OutputStream out) throws IOException {
        ((StreamingOutput) response.getEntity()).write(out);
    }

    private void assertWaitsAgain() {
        Lease next = workshop.work().next(bot).join().orElseThrow();
        assertThat(next.task().id()).isEqualTo("T-1");
        assertThat(next.task().attempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("is given what there is, in so many bytes")
    void given() throws IOException {
        ask(workers.begun(), Duration.ZERO);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(answer.response(), out);
        assertThat(answer.response().getHeaderString("Content-Length")).isEqualTo(String.valueOf(out.size()));
        assertThat(Frames.parse(out.toString()).getString("task_id")).isEqualTo("T-1");
        assertThat(workshop.work().next(bot).join()).isEmpty();
    }

    @Test
    @DisplayName("that has been answered otherwise meanwhile leaves its task waiting")
    void answeredOtherwise() {
        answer.isOver();
        ask(workers.begun(), Duration.ZERO);
        assertWaitsAgain();
    }

    @Test
    @DisplayName("whose connection broke leaves its task waiting")
    void broken() {
        ask(workers.begun(), Duration.ZERO);
        assertThatThrownBy(() -> write(answer.response(), new Broken())).isInstanceOf(IOException.class);
        assertWaitsAgain();
    }

    @Test
    @DisplayName("whose connection broke leaves what it was offered to the next")
    void offerBroken() {
        ask(workers.offered(), Duration.ZERO);
        assertThatThrownBy(() -> write(answer.response(), new Broken())).isInstanceOf(IOException.class);
        assertWaitsAgain();
    }

    @Test
    @DisplayName("whose time is over while it is looked for a task is given more of it, and then what was found")
    void slowlyFound() throws IOException {
        CompletableFuture<Optional<Lease>> found = new CompletableFuture<>();
        ask(bots -> found, Duration.ofSeconds(50));
        assertThat(answer.timeouts()).containsExactly(Duration.ofSeconds(50));
        answer.timeIsOver();
        assertThat(answer.isSuspended()).isTrue();
        assertThat(answer.timeouts()).hasSize(2);

        found.complete(workshop.work().next(bot).join());
        assertThat(answer.response().getStatus()).isEqualTo(200);
        assertThat(longPolls.size()).isZero();
    }

    @Test
    @DisplayName("that cannot be answered when the server stops keeps no other from being answered")
    void stopping() {
        workshop.take(bot);
        answer.isBroken();
        ask(workers.begun(), Duration.ofSeconds(50));
        ScriptedAnswer other = new ScriptedAnswer();
        workers.wait(bot, workers.begun(), Duration.ofSeconds(50), Caller.OPEN, other);

        longPolls.release();
        assertThat(other.response().getStatus()).isEqualTo(204);
        assertThat(longPolls.size()).isZero();
    }

    @Test
    @DisplayName("is told that there was none when its time is over, and not asked again")
    void nothing() {
        workshop.take(bot);
        ask(workers.begun(), Duration.ofSeconds(50));
        answer.timeIsOver();
        assertThat(answer.response().getStatus()).isEqualTo(204);
        assertThat(answer.timeouts()).hasSize(1);
    }

    private static final class Broken extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
