package org.heliograph.cli.party.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries a model's messages to the server and the answers back, line by line. What a model asks while it waits for
 * something else is carried at once; a server that was started anew is introduced to it again.
 */
public final class Bridge {
    private static final int OK = 200;
    private static final int SESSION_OVER = 404;
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What is under way when the model goes is still answered, if that is soon. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private final ModelDoor door;
    private final OutputStream out;
    private final Consumer<String> complaints;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isLeaving;

    // Changed by one thread at a time, with the lock of this.
    private volatile @Nullable String introduction;
    private volatile @Nullable String session;

    /**
     * A bridge to a server.
     *
     * @param server its address, context path included
     * @param token the host's
     * @param out where the model reads; nothing else may write there
     * @param complaints takes what a person should know
     */
    public Bridge(URI server, String token, OutputStream out, Consumer<String> complaints) {
        this.door = new ModelDoor(server, token);
        this.out = out;
        this.complaints = complaints;
    }

    /** Carries until the model goes; what it has taken is given back then. */
    public void carry(InputStream in) throws IOException, InterruptedException {
        Lines lines = new Lines(in);
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            hear(line.get());
        }
        awaitLastAnswers();
        leave();
    }

    /** Gives back what the model has taken. Any thread; more than once does no harm. */
    public void leave() throws InterruptedException {
        isLeaving = true;
        String known = session;
        if (known != null) {
            session = null;
            door.leave(known);
        }
    }

    private void hear(Lines.Line line) throws InterruptedException {
        if (line.text().isEmpty()) {
            return;
        }
        if (line.isCutOff()) {
            tell(Errors.because(JsonValue.NULL, Errors.NO_MESSAGE, "The message is too long"));
            return;
        }
        Optional<JsonObject> message = Errors.object(line.text());
        if (message.isEmpty()) {
            tell(Errors.because(JsonValue.NULL, Errors.NOT_JSON, "Not a JSON object"));
            return;
        }
        JsonValue id = message.get().getOrDefault("id", JsonValue.NULL);
        if (message.get().getString("method", "").equals("initialize")) {
            introduce(line.text(), id);
        } else {
            pass(line.text(), id);
        }
    }

    private void introduce(String message, JsonValue id) throws InterruptedException {
        try {
            HttpResponse<String> response = door.post(message, Optional.empty()).get();
            if (response.statusCode() == OK && ModelDoor.session(response).isPresent()) {
                boolean isFirst = introduction == null;
                introduction = message;
                session = ModelDoor.session(response).orElseThrow();
                tell(response.body());
                if (isFirst) {
                    listenAside();
                }
            } else {
                answer(response, id);
            }
        } catch (ExecutionException e) {
            unreachable(id);
        }
    }

    private void pass(String message, JsonValue id) {
        CompletableFuture<?> carried = carried(message)
                .thenAccept(response -> answer(response, id))
                .exceptionally(failure -> {
                    unreachable(id);
                    return null;
                });
        underWay.add(carried);
        carried.whenComplete((done, failure) -> underWay.remove(carried));
        if (carried.isDone()) {
            underWay.remove(carried);
        }
    }

    private CompletableFuture<HttpResponse<String>> carried(String message) {
        Optional<String> known = Optional.ofNullable(session);
        return door.post(message, known).thenCompose(response -> {
            boolean isOver = response.statusCode() == SESSION_OVER && known.isPresent() && !isLeaving;
            return isOver && reintroduced(known.get())
                    ? door.post(message, Optional.ofNullable(session))
                    : CompletableFuture.completedFuture(response);
        });
    }

    /** Begins anew with a server that has forgotten the model; one thread does it for all. */
    private synchronized boolean reintroduced(String forgotten) {
        String before = introduction;
        if (before == null || isLeaving) {
            return false;
        }
        if (!forgotten.equals(session)) {
            return true;
        }
        try {
            Optional<String> fresh =
                    ModelDoor.session(door.post(before, Optional.empty()).join());
            if (fresh.isPresent()) {
                session = fresh.get();
                door.post(INITIALIZED, fresh).join();
            }
            return fresh.isPresent();
        } catch (CompletionException e) {
            return false;
        }
    }

    private void answer(HttpResponse<String> response, JsonValue id) {
        String body = response.body();
        boolean isMessage =
                Errors.object(body).filter(json -> json.containsKey("jsonrpc")).isPresent();
        if (isMessage) {
            tell(body);
        } else if (response.statusCode() / 100 != 2) {
            refuse(id, Errors.reason(response));
        }
    }

    private void unreachable(JsonValue id) {
        refuse(id, "No answer from " + door.uri());
    }

    /** Nobody waits for an answer to what has no id. */
    private void refuse(JsonValue id, String sentence) {
        complaints.accept(sentence);
        if (id != JsonValue.NULL) {
            tell(Errors.because(id, Errors.SERVER, sentence));
        }
    }

    private void tell(String json) {
        byte[] line = (json.replaceAll("[\r\n]", " ") + '\n').getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void listenAside() {
        Thread listening = new Thread(this::listen, "heliograph-mcp-line");
        listening.setDaemon(true);
        listening.start();
    }

    /** As long as the line is up, the server knows that the model is there. */
    private void listen() {
        try {
            while (!isLeaving && listenOnce()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it makes no sense to try again. */
    private boolean listenOnce() throws InterruptedException {
        String known = session;
        if (known == null) {
            return false;
        }
        try {
            HttpResponse<InputStream> response = door.listen(known);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() == OK) {
                    lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .forEach(line ->
                                    tell(line.substring("data:".length()).strip()));
                    return true;
                }
            }
            return response.statusCode() == SESSION_OVER ? reintroduced(known) : response.statusCode() / 100 == 5;
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    private void awaitLastAnswers() throws InterruptedException {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                    .get(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What has not been answered by now is given back.
            return;
        }
    }
}
