package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers that stop reading for a while, beside others that do not. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("Stalled readers")
class StalledReadersIT {
    private static final String CHANNEL = "crowded";
    private static final String CURSOR = "\"cursor\":\"";
    private static final int EVENTS = 6_000;
    private static final int BATCH = 500;
    private static final int SIZE = 1_024;
    private static final int STALLED = 10;
    private static final int HEALTHY_SOCKETS = 70;
    private static final int HEALTHY_STREAMS = 30;
    private static final long PATIENCE_SECONDS = 300;
    private static final long BETWEEN_DUMPS_SECONDS = 5;

    /**
     * What the heap may grow by. The backlog of all stalled readers together is 120 MB and must not be there, nor the 7 MB that Payara alone queues for a
     * stream unless its write buffer is set. Six MB are under way to the stalled at most; the rest is for what 120 connections that have worked
     * leave with a container that had done nothing before.
     */
    private static final long GROWTH_BYTES = 24 * 1024 * 1024;

    @ArquillianResource
    private URL deployed;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Reader> open = new ArrayList<>();
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("stalled");
        // Patience with the stalled, so that they can return on the same connection; a small tail, so that they are fed
        // from the disk.
        return Deployments.open("stalled", "send.stall", "10m", "log.tail", "1MiB");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @AfterEach
    void letGo() {
        open.forEach(Reader::close);
        threads.shutdownNow();
    }

    @Test
    @DisplayName("R22 K9: readers that stop reading cost neither heap nor a thread, delay nobody, and miss nothing")
    void stalledReaders() throws InterruptedException {
        List<Reader> stalled = sockets(STALLED);
        stalled.addAll(streams(STALLED));
        List<Reader> healthy = sockets(HEALTHY_SOCKETS);
        healthy.addAll(streams(HEALTHY_STREAMS));
        healthy.forEach(Reader::widen);
        long heap = heap();

        List<CompletableFuture<Void>> everything = reading(healthy);
        for (int first = 0; first < EVENTS; first += BATCH) {
            site.sayMany(CHANNEL, first, BATCH, SIZE);
        }
        all(everything);

        assertThat(heap() - heap).as("growth of the heap in bytes").isLessThan(GROWTH_BYTES);
        Set<String> waiting = threadsInWrites();
        TimeUnit.SECONDS.sleep(BETWEEN_DUMPS_SECONDS);
        waiting.retainAll(threadsInWrites());
        assertThat(waiting).as("threads that stood in a write in both dumps").isEmpty();
        stalled.forEach(Reader::widen);
        all(reading(stalled));
    }

    private List<Reader> sockets(int count) {
        return opened(
                count,
                query -> RawSocket.open(site.port(), site.path("api/ws/" + CHANNEL + "?" + query)),
                "",
                "connected");
    }

    private List<Reader> streams(int count) {
        return opened(
                count,
                query -> RawStream.open(site.port(), site.path("api/streams/channel/" + CHANNEL + "?" + query)),
                "from=head",
                "live");
    }

    private List<Reader> opened(int count, Function<String, RawReader> opening, String query, String sign) {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readers.add(new Reader(opening, query, sign));
        }
        open.addAll(readers);
        return readers;
    }

    private List<CompletableFuture<Void>> reading(Collection<Reader> readers) {
        return readers.stream()
                .map(reader -> CompletableFuture.runAsync(reader::readEverything, threads))
                .toList();
    }

    private static void all(List<CompletableFuture<Void>> readings) {
        CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private long heap() {
        return Long.parseLong(site.probe("heap").get(0));
    }

    /** The names of the server's threads that stand in a write to a client. */
    private Set<String> threadsInWrites() {
        return site.probe("threads").stream()
                .filter(line -> line.contains("org.heliograph.wire.WebSocketTransport.")
                        || line.contains("org.heliograph.wire.SseTransport."))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .collect(Collectors.toSet());
    }

    /** A reader that comes back at its cursor if it was cut off, as containers do with a stream that takes nothing for long. */
    private static final class Reader {
        private final Function<String, RawReader> opening;
        private volatile RawReader connection;
        private String cursor;

        Reader(Function<String, RawReader> opening, String query, String sign) {
            this.opening = opening;
            this.connection = opening.apply(query);
            String first = connection.nextText();
            assertThat(first).contains("\"" + sign + "\"");
            this.cursor = cursorIn(first);
        }

        void widen() {
            connection.widen();
        }

        void close() {
            connection.close();
        }

        /** Every event once and in order, up to the last. */
        void readEverything() {
            for (int i = 0; i < EVENTS; i++) {
                String text = next();
                if (!text.contains("\"" + i + " xxx")) {
                    throw new AssertionError("Not event " + i + " but " + text);
                }
            }
        }

        private String next() {
            String text = connection.nextText();
            while (!text.contains("\"content\"")) {
                if (text.isEmpty()) {
                    connection.close();
                    connection = opening.apply("cursor=" + cursor);
                    connection.widen();
                }
                text = connection.nextText();
            }
            cursor = cursorIn(text);
            return text;
        }

        private static String cursorIn(String text) {
            int begin = text.lastIndexOf(CURSOR) + CURSOR.length();
            return text.substring(begin, text.indexOf('"', begin));
        }
    }
}
