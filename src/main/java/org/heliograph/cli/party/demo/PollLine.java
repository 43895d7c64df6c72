package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.remote.Frame;

/**
 * Long-polls, for what can do nothing else. How the combat stands comes beside the events; when it is another, that is
 * shown as the frame that others are sent.
 */
final class PollLine implements Line {
    private static final int BROKEN = 1006;
    private static final String PATH = "/api/streams/party/self?wait=";
    private static final int PATIENCE = 25;
    private static final int NOT_MODIFIED = 304;

    private final Door door;
    private final Guest guest;
    private final Mail mail;
    private final Thread thread;
    private volatile boolean cut;

    // Of the thread that polls.
    private String cursor = "";
    private String tag = "";
    private JsonValue combat = JsonValue.NULL;

    private PollLine(Door door, Guest guest, Mail mail) {
        this.door = door;
        this.guest = guest;
        this.mail = mail;
        this.thread = Background.start("poll", this::poll);
    }

    static PollLine open(Door door, Guest guest, Mail mail) {
        return new PollLine(door, guest, mail);
    }

    @Override
    public void act(JsonObject action) throws IOException, InterruptedException {
        door.post("/action", guest.token(), action);
    }

    private void poll() throws InterruptedException {
        try {
            HttpResponse<String> answer = ask(0);
            while (!cut && (answer.statusCode() / 100 == 2 || answer.statusCode() == NOT_MODIFIED)) {
                take(answer);
                answer = ask(PATIENCE);
            }
            end(answer.statusCode(), Door.object(answer.body()).getString("message", ""));
        } catch (IOException e) {
            end(BROKEN, "");
        }
    }

    /** It says what it knows, so that a change between two polls is not missed. */
    private HttpResponse<String> ask(int wait) throws IOException, InterruptedException {
        String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        HttpRequest.Builder request = door.request(PATH + wait + from, guest.token());
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return door.http().send(request.build(), BodyHandlers.ofString());
    }

    private void take(HttpResponse<String> answer) {
        tag = answer.headers().firstValue("ETag").orElse("");
        JsonObject page = Door.object(answer.body());
        cursor = page.getString("cursor", cursor);
        if (page.containsKey("events")) {
            page.getJsonArray("events").getValuesAs(JsonObject.class).forEach(this::bring);
            JsonValue now = page.getJsonObject("state").getOrDefault("combat", combat);
            if (!now.equals(combat)) {
                combat = now;
                bring(Json.createObjectBuilder()
                        .add("type", "combat_state")
                        .add("data", now)
                        .build());
            }
        }
    }

    private void bring(JsonObject frame) {
        if (!cut) {
            mail.bring(new Mail.Came(guest, new Frame(frame.toString(), frame)));
        }
    }

    private void end(int code, String reason) {
        if (!cut) {
            mail.bring(new Mail.Ended(guest, code, reason));
        }
    }

    @Override
    public void close() {
        cut = true;
        thread.interrupt();
    }
}
