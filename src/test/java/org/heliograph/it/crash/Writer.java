package org.heliograph.it.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import org.heliograph.support.Frames;

/**
 * Posts one message after the other, each under a key of its own, until the server is gone. What was not answered is
 * posted again first when the server is back.
 */
final class Writer {
    private final HttpClient http;
    private final URI server;
    private final String name;
    private final String channel;
    private int number = 1;

    Writer(HttpClient http, URI server, String name, String channel) {
        this.http = http;
        this.server = server;
        this.name = name;
        this.channel = channel;
    }

    /** Returns when the server does not answer any more. */
    void writeUntilItIsGone(Consumer<Message> acknowledged) {
        try {
            while (true) {
                acknowledged.accept(post());
                number++;
            }
        } catch (IOException e) {
            // Killed before it answered: this one may or may not be in the log.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Message post() throws IOException, InterruptedException {
        String key = name + "-" + number;
        String body = Frames.object("channel_id", channel, "author", name, "content", key, "client_msg_id", key)
                .toString();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/api/messages"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return Message.of(Frames.parse(answer.body()).getJsonObject("message"));
    }
}
