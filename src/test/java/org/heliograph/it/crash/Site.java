package org.heliograph.it.crash;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;

/** The server as somebody sees it who asks for what is there. */
final class Site {
    private final HttpClient http;
    private final URI server;

    Site(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    /** What a channel gives after a cursor: an answer to one poll. */
    record Answer(JsonObject page) {
        List<Message> messages() {
            return page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                    .map(frame -> Message.of(frame.getJsonObject("data")))
                    .toList();
        }

        boolean gap() {
            return !page.isNull("gap");
        }

        boolean live() {
            return page.getBoolean("live");
        }

        String cursor() {
            return page.getString("cursor");
        }
    }

    Answer after(String channel, String cursor, int limit) {
        String query = "?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(server.resolve("/api/streams/channel/" + channel + query))
                            .header("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + ": " + answer.body());
            }
            return new Answer(Frames.parse(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All of a channel. */
    List<Message> all(String channel) {
        List<Message> all = new ArrayList<>();
        Answer page = after(channel, "", 1_000);
        all.addAll(page.messages());
        while (!page.live()) {
            page = after(channel, page.cursor(), 1_000);
            all.addAll(page.messages());
        }
        return all;
    }
}
