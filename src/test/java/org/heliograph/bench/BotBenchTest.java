package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@ExtendWith(SharedServer.class)
@DisplayName("The benchmarks of the bots")
class BotBenchTest {
    private static int runs = 0xb07;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private RunningServer server;

    @BeforeEach
    void reach(RunningServer shared) {
        server = shared;
    }

    @AfterEach
    void stop() {
        executor.shutdown();
    }

    private Rig rig() {
        return new Rig(new Target(server.uri(), null), null, 1, executor);
    }

    private static Load load(int filters) {
        Audience audience = new Audience(12, 2, 0, 0, 1_000, Transport.BOT, filters);
        return new Load("test", audience, Traffic.ofTasks(0), Duration.ZERO, Duration.ofMillis(300));
    }

    @ParameterizedTest(name = "{0} filters")
    @CsvSource({"0", "1", "6"})
    @DisplayName("Every reader of a bot gets the end of every task, whichever filter it has, and no task stays begun")
    void everyEnd(int filters) throws Exception {
        Result result = new LoadRun(rig(), load(filters), ++runs).run();

        assertThat(result.good()).as(result.toString()).isTrue();
        assertThat(result.published()).isPositive();
        JsonObject status = Frames.parse(
                server.get("/api/bot/" + Crowd.channel(runs, 0) + "/status").body());
        assertThat(status.getString("status")).isEqualTo("idle");
    }

    @Test
    @DisplayName("Who comes back to a bot gets what ended meanwhile, and the server says what it encoded for that")
    void comeBack() throws Exception {
        long before = rig().encodings().orElseThrow();

        Result result = new ReconnectRun(rig(), load(6), ++runs, 10).run();

        assertThat(result.good()).as(result.toString()).isTrue();
        assertThat(rig().encodings().orElseThrow() - before).isGreaterThanOrEqualTo(2 * 10);
    }

    @Test
    @DisplayName("timeline asks about a past that is all there, and reports each question's times")
    void timeline() {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .execute("timeline", "--server=" + server.uri(), "--entries=400", "--rounds=2", "--json");

        assertThat(status).isZero();
        JsonObject figures = Frames.parse(out.toString());
        assertThat(figures.getInt("entries")).isEqualTo(400);
        for (String question : new String[] {"newest_page", "oldest_page", "subscribed"}) {
            assertThat(figures.getJsonNumber(question + "_ms_p50").doubleValue())
                    .as(question)
                    .isPositive();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--entries=1, at least 2 entries", "--rounds=0, at least one round", "--server=ftp://x, an address like"
    })
    @DisplayName("timeline refuses what makes no sense")
    void refused(String option, String reason) {
        StringWriter err = new StringWriter();
        int status =
                new CommandLine(new BenchCommand()).setErr(new PrintWriter(err)).execute("timeline", option);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    @Test
    @DisplayName("timeline notices an answer that is not the right one")
    void wrongAnswer() throws Exception {
        Bot bot = new Bot(server, "bench-" + ++runs).known();
        bot.run("one-more", "websocket", false);
        TimelinePast past = new TimelinePast(bot.name(), 40);

        assertThat(past.few()).isEqualTo(2);
        assertThatThrownBy(() -> new TimelineRun(past, 1).run(rig()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("The answer has no \"total_count\":2,");
    }
}
