package org.heliograph.cli.party.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Carries a model's messages to the server and the answers back, line by line. What a model asks while it waits for
 * something else is carried at once; to a server that was started anew it is introduced again.
 */
public final class Bridge {
    private static final int OK = 200;
    private static final int SESSION_OVER = 404;

    /** What is under way when the model goes is still answered, if that is soon. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private final ModelDoor door;
    private final Session session;
    private final Voice voice;

    /** Ourselves, and each message that is not answered. */
    private final Phaser underWay = new Phaser(1);

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
        this.session = new Session(door);
        this.voice = new Voice(out, complaints);
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
        session.end();
    }

    private void hear(Lines.Line line) throws InterruptedException {
        if (line.text().isEmpty()) {
            return;
        }
        if (line.isCutOff()) {
            voice.tell(Errors.because(JsonValue.NULL, Errors.NO_MESSAGE, "The message is too long"));
            return;
        }
        Optional<JsonObject> message = Errors.object(line.text());
        if (message.isEmpty()) {
            voice.tell(Errors.because(JsonValue.NULL, Errors.NOT_JSON, "Not a JSON object"));
            return;
        }
        JsonValue id = message.get().getOrDefault("id", JsonValue.NULL);
        if (message.get().getString("method", "").equals("initialize")) {
            introduce(line.text(), id);
        } else {
            pass(line.text(), id);
        }
    }

    /** Nothing else is carried meanwhile: it would come from somebody unknown. */
    private void introduce(String message, JsonValue id) throws InterruptedException {
        try {
            HttpResponse<String> response = door.post(message, Optional.empty()).get();
            Optional<String> known = ModelDoor.session(response);
            if (response.statusCode() == OK && known.isPresent()) {
                boolean isFirst = session.begin(message, known.get());
                voice.tell(response.body());
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
        underWay.register();
        var unused = carried(message)
                .thenAccept(response -> answer(response, id))
                .exceptionally(failure -> {
                    unreachable(id);
                    return null;
                })
                .whenComplete((done, failure) -> underWay.arriveAndDeregister());
    }

    private CompletableFuture<HttpResponse<String>> carried(String message) {
        Optional<String> known = session.id();
        return door.post(message, known).thenCompose(response -> {
            boolean isOver = response.statusCode() == SESSION_OVER && known.isPresent();
            return isOver && session.renewed(known.get())
                    ? door.post(message, session.id())
                    : CompletableFuture.completedFuture(response);
        });
    }

    private void answer(HttpResponse<String> response, JsonValue id) {
        String body = response.body();
        if (Errors.object(body).filter(json -> json.containsKey("jsonrpc")).isPresent()) {
            voice.tell(body);
        } else if (response.statusCode() / 100 != 2) {
            voice.refuse(id, Errors.reason(response));
        }
    }

    private void unreachable(JsonValue id) {
        voice.refuse(id, "No answer from " + door.uri());
    }

    private void listenAside() {
        Thread listening = new Thread(new Presence(door, session, voice), "heliograph-mcp-line");
        listening.setDaemon(true);
        listening.start();
    }

    private void awaitLastAnswers() throws InterruptedException {
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // What has not been answered by now is given back.
            return;
        }
    }
}
