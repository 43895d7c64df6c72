package org.heliograph.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("who is connected")
class ConnectionsTest {
    private final Connections connections = new Connections(2);

    @Test
    @DisplayName("the limit itself is let in, one over is not, and being refused takes no place")
    void limit() {
        Client first = client("a", "");
        assertThat(connections.add(first)).isTrue();
        assertThat(connections.add(client("a", ""))).isTrue();
        Client over = client("a", "");
        assertThat(connections.add(over)).isFalse();
        assertThat(connections.add(over)).isFalse();
        assertThat(connections.size()).isEqualTo(2);
        assertThat(connections.all()).doesNotContain(over);

        connections.remove(first);
        assertThat(connections.add(over)).isTrue();
    }

    @Test
    @DisplayName("going twice, or without having come, makes no room")
    void removal() {
        Client first = client("a", "");
        connections.add(first);
        connections.add(client("a", ""));
        connections.remove(first);
        connections.remove(first);
        connections.remove(client("a", ""));

        assertThat(connections.add(client("a", ""))).isTrue();
        assertThat(connections.add(client("a", ""))).isFalse();
    }

    @Test
    @DisplayName("once it is stopping nobody is let in; who is there stays")
    void stopping() {
        Client first = client("a", "");
        connections.add(first);
        connections.stopAdding();

        assertThat(connections.add(client("a", ""))).isFalse();
        assertThat(connections.all()).containsExactly(first);
    }

    @Test
    @DisplayName("are counted by their door")
    void countAt() {
        connections.add(client("a", ""));
        connections.add(client("b", ""));

        assertThat(connections.countAt("a")).isEqualTo(1);
        assertThat(connections.countAt("c")).isZero();
    }

    @Test
    @DisplayName("those that match are told why and closed, the others are not")
    void close() {
        RecordingTransport one = RecordingTransport.prompt();
        RecordingTransport two = RecordingTransport.prompt();
        connections.add(client("a", "x", one));
        connections.add(client("a", "y", two));

        connections.close(
                client -> client.owner().equals("x"), new Frame("error", null, "{}"), CloseCause.denied("no"));
        assertThat(one.texts()).containsExactly("{}");
        assertThat(one.closes()).containsExactly(CloseCause.denied("no"));
        assertThat(two.frames()).isEmpty();
        assertThat(two.closes()).isEmpty();
    }

    @Test
    @DisplayName("of many who come at the same moment exactly as many as fit are let in")
    void raced() throws Exception {
        int threads = 8;
        Connections crowded = new Connections(100);
        CountDownLatch gate = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(threads);
        try {
            Callable<Long> coming = () -> {
                gate.await();
                return IntStream.range(0, 50)
                        .filter(i -> crowded.add(client("a", "")))
                        .count();
            };
            List<Future<Long>> all = IntStream.range(0, threads)
                    .mapToObj(i -> people.submit(coming))
                    .toList();
            gate.countDown();
            long admitted = 0;
            for (Future<Long> one : all) {
                admitted += one.get(10, TimeUnit.SECONDS);
            }
            assertThat(admitted).isEqualTo(100);
            assertThat(crowded.size()).isEqualTo(100);
        } finally {
            people.shutdownNow();
        }
    }

    private static Client client(String endpoint, String owner) {
        return client(endpoint, owner, RecordingTransport.prompt());
    }

    private static Client client(String endpoint, String owner, Transport transport) {
        return new Client(
                endpoint, owner, new Connection(transport, Runnable::run, System::nanoTime), (client, now) -> {}, 0);
    }
}
