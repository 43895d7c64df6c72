package org.heliograph.support;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as a browser does, one thread a stream; keeps them until a test asks. */
public final class EventStreamClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventStreamClient(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** Opens a stream on this server; the path with its query. */
    public static EventStreamClient open(URI server, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            EventStreamClient client =
                    new EventStreamClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            Thread reader = new Thread(client::read, "sse-client");
            reader.setDaemon(true);
            reader.start();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The head of the answer. */
    public HttpResponse<?> response() {
        return response;
    }

    /** The next event; one of the name {@code comment} for a comment, {@code end} at the end. */
    public Event nextOfAnyKind() {
        try {
            Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No event came");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next event that is no comment. */
    public Event next() {
        Event event = nextOfAnyKind();
        while (event.name().equals("comment")) {
            event = nextOfAnyKind();
        }
        return event;
    }

    /** The next event of this name; others before it are passed over. */
    public Event next(String name) {
        Event event = next();
        while (!event.name().equals(name)) {
            if (event.name().equals("end")) {
                throw new AssertionError("The stream ended before " + name);
            }
            event = next();
        }
        return event;
    }

    /** All events up to and with the next one of this name, comments left out. */
    public List<Event> upTo(String name) {
        List<Event> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!all.get(all.size() - 1).name().equals(name));
        return all;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    events.add(Event.of(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException e) {
            // The connection was cut: the end, like any other.
            events.add(Event.END);
            return;
        }
        events.add(Event.END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One event.
     *
     * @param lines as they came, without the empty one at the end
     */
    public record Event(List<String> lines) {
        static final Event END = new Event(List.of("event: end"));

        static Event of(List<String> lines) {
            return new Event(List.copyOf(lines));
        }

        /** Its name; {@code comment} for a block of comments. */
        public String name() {
            return lines.stream().allMatch(line -> line.startsWith(":")) ? "comment" : field("event");
        }

        /** Its id, or empty. */
        public String id() {
            return field("id");
        }

        /** Its data as JSON. */
        public JsonObject data() {
            return Frames.parse(field("data"));
        }

        private String field(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .reduce((a, b) -> a + "\n" + b)
                    .orElse("");
        }
    }
}
