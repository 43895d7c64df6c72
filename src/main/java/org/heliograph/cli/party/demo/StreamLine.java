package org.heliograph.cli.party.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.remote.Frame;

/** Server-sent events, for a network that lets no WebSocket through; what the player does goes by POST. */
final class StreamLine implements Line {
    private static final int BROKEN = 1006;
    private static final String DATA = "data: ";
    private static final String EVENT = "event: ";

    private final Door door;
    private final Guest guest;
    private final Mail mail;
    private final Stream<String> lines;
    private volatile boolean cut;

    private StreamLine(Door door, Guest guest, Mail mail, Stream<String> lines) {
        this.door = door;
        this.guest = guest;
        this.mail = mail;
        this.lines = lines;
    }

    static StreamLine open(Door door, Guest guest, Mail mail) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = door.http()
                .send(
                        door.request("/api/streams/party/self", guest.token())
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("The stream was answered " + response.statusCode());
        }
        StreamLine line = new StreamLine(door, guest, mail, response.body());
        Background.start("stream", line::read);
        return line;
    }

    @Override
    public void act(JsonObject action) throws IOException, InterruptedException {
        door.post("/action", guest.token(), action);
    }

    private void read() {
        String event = "";
        try {
            for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
                String line = all.next();
                if (line.startsWith(EVENT)) {
                    event = line.substring(EVENT.length());
                } else if (line.startsWith(DATA) && take(event, line.substring(DATA.length()))) {
                    return;
                }
            }
            end(BROKEN, "");
        } catch (RuntimeException e) {
            // The stream was cut, by the server or by us.
            end(BROKEN, "");
        }
    }

    /** True at the end. */
    private boolean take(String event, String data) {
        JsonObject json = Door.object(data);
        if (event.equals("close")) {
            end(json.getInt("code", BROKEN), json.getString("reason", ""));
            return true;
        }
        if (!cut) {
            mail.bring(new Mail.Came(guest, new Frame(data, json)));
        }
        return false;
    }

    private void end(int code, String reason) {
        if (!cut) {
            mail.bring(new Mail.Ended(guest, code, reason));
        }
    }

    @Override
    public void close() {
        cut = true;
        lines.close();
    }
}
