package org.heliograph.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.heliograph.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six rounds, or as many as {@code -Dcrash.rounds} says; the profile {@code crash} makes it a hundred. */
@DisplayName("X10 The server's process, killed again and again while many write")
class CrashIT {
    private static final List<String> CHANNELS = List.of("north", "east", "west");
    private static final int WRITERS = 9;
    private static final int MOST_BEFORE_A_KILL = 600;

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random();
    private final Queue<Message> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Message>> logs = new HashMap<>();
    private final Map<Reader, Integer> placesTried = new HashMap<>();
    private int port;
    private Site site;
    private List<Writer> writers;
    private List<Reader> readers;

    @BeforeEach
    void prepare() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        URI server = URI.create("http://127.0.0.1:" + port);
        site = new Site(http, server);
        writers = IntStream.range(0, WRITERS)
                .mapToObj(n -> new Writer(http, server, "w" + n, CHANNELS.get(n % CHANNELS.size())))
                .toList();
        readers = List.of(
                new Reader(server, CHANNELS.get(0), Reader.Door.WEB_SOCKET),
                new Reader(server, CHANNELS.get(0), Reader.Door.EVENT_STREAM),
                new Reader(server, CHANNELS.get(1), Reader.Door.WEB_SOCKET));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName(
            "X10 loses nothing acknowledged or pushed, doubles nothing, keeps seqs and instants rising, honours every cursor")
    void killed() throws Exception {
        int rounds = Integer.getInteger("crash.rounds", 6);
        for (int round = 0; round < rounds; round++) {
            try (Program server = start()) {
                examine(server);
                writeUntilKilled(server);
            }
        }
        try (Program server = start()) {
            examine(server);
            readers.forEach(reader -> reader.places().forEach(this::resumes));
        }
        System.out.printf(
                "Killed %d times: %d messages acknowledged, %d pushed, %d cursors%n",
                rounds,
                acknowledged.size(),
                readers.stream().mapToInt(reader -> reader.received().size()).sum(),
                readers.stream().mapToInt(reader -> reader.places().size()).sum());
    }

    private Program start() {
        Program server = Program.start(folder, "serve", "--port", String.valueOf(port));
        assertThat(server.line()).startsWith("Heliograph ready at ");
        return server;
    }

    private void writeUntilKilled(Program server) throws Exception {
        readers.forEach(Reader::connect);
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(MOST_BEFORE_A_KILL));
        List<Future<?>> writing = new ArrayList<>();
        for (Writer writer : writers) {
            writing.add(threads.submit(() -> writer.writeUntilItIsGone(message -> {
                acknowledged.add(message);
                enough.countDown();
            })));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).as("enough was written").isTrue();
        server.kill();
        for (Future<?> each : writing) {
            each.get(60, TimeUnit.SECONDS);
        }
        readers.forEach(Reader::take);
    }

    private void examine(Program server) {
        for (String channel : CHANNELS) {
            List<Message> log = site.all(channel);
            logs.put(channel, log);
            assertThat(log).extracting(Message::content).doesNotHaveDuplicates();
            assertThat(log).extracting(Message::id).doesNotHaveDuplicates();
            assertThat(log)
                    .extracting(Message::timestamp)
                    .isSortedAccordingTo(Comparator.naturalOrder())
                    .doesNotHaveDuplicates();
            if (server.restOfErrors().isEmpty()) {
                assertThat(log.stream().map(Message::seq))
                        .as("without damage there is no hole")
                        .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
            }
            Set<Message> there = new HashSet<>(log);
            assertThat(acknowledged)
                    .filteredOn(message -> message.channel().equals(channel) && !there.contains(message))
                    .as("what was acknowledged and is not there")
                    .isEmpty();
        }
        for (Reader reader : readers) {
            List<Message> log = logs.get(reader.channel());
            assertThat(reader.received())
                    .as("what was pushed")
                    .isEqualTo(log.subList(0, reader.received().size()));
            int tried = placesTried.getOrDefault(reader, 0);
            reader.places().stream().skip(tried).forEach(this::resumes);
            placesTried.put(reader, reader.places().size());
        }
    }

    private void resumes(Reader.Place place) {
        Site.Answer answer = site.after(place.channel(), place.cursor(), 1);
        List<Message> log = logs.get(place.channel());
        assertThat(answer.gap()).as("a gap after %s", place).isFalse();
        assertThat(answer.messages())
                .as("after %s", place)
                .isEqualTo(log.stream()
                        .dropWhile(message -> message.seq() <= place.seq())
                        .limit(1)
                        .toList());
    }
}
