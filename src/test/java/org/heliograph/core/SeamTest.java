package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where what was recorded meets what is being recorded. */
@DisplayName("the seam between replay and live")
class SeamTest {
    private static final int ROUNDS = 1_000;
    private static final int WRITERS = 8;
    private static final int EACH = 4;
    private static final Topic TOPIC = new Topic("test", "t");

    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 4);
    private final Phaser nudges = new Phaser(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("K7 a snapshot, then live, raced by 8 writers 1,000 times: no gap, no double, in order")
    void snapshotThenLive() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Sometimes most of it has to come from the log, because the tail is small.
            try (Timeline<String> timeline = timeline(random.nextBoolean() ? 1 << 20 : 1_500)) {
                List<CompletableFuture<Void>> writing = writers(timeline);
                Thread.yield();
                Page page = timeline.page(TOPIC, 0, Numbered.WHOLE, 1_000);
                RecordingTransport transport = RecordingTransport.prompt();
                Connection connection = new Connection(transport, this::execute, System::nanoTime);
                Start start = random.nextBoolean() ? Start.after(page.seq()) : Start.live(page.seq());
                timeline.follow(TOPIC, start, Numbered.WHOLE, connection);
                writing.forEach(CompletableFuture::join);
                quiet();

                List<Frame> all = new ArrayList<>(page.frames());
                transport.frames().stream()
                        .filter(f -> f.type().equals("event"))
                        .forEach(all::add);
                assertThat(all)
                        .as("seed %d, round %d", seed, round)
                        .extracting(Numbered::seq)
                        .isEqualTo(LongStream.rangeClosed(1, WRITERS * EACH)
                                .boxed()
                                .toList());
                assertThat(transport.types().stream().filter("live"::equals)).hasSize(start.replaying() ? 1 : 0);
                assertThat(transport.hasOverlapped()).isFalse();
            }
        }
    }

    private List<CompletableFuture<Void>> writers(Timeline<String> timeline) {
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < EACH; i++) {
                                timeline.record(TOPIC, "e", null).join();
                            }
                        },
                        threads))
                .toList();
    }

    /** Counts what was asked for, so that a test can wait until all of it has been done. */
    private void execute(Runnable task) {
        nudges.register();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                nudges.arriveAndDeregister();
            }
        });
    }

    private void quiet() {
        nudges.arriveAndAwaitAdvance();
    }

    private Timeline<String> timeline(long tailBytes) {
        return Numbered.timeline(
                new InMemoryEventLog(new ManualClock(Instant.EPOCH)), new Hub(this::execute), tailBytes);
    }
}
