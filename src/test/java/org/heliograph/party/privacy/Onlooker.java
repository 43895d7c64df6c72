package org.heliograph.party.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.WireClient;

/**
 * Somebody who watches a table of a real server through every door at once. Threads decide which of two frames of
 * different types comes first, so each type's are kept for themselves.
 */
final class Onlooker implements AutoCloseable {
    private static final String LIVE = "live";

    /** The first one to come may be replaced by the second, and need not be awaited. */
    private static final Set<String> UNSTEADY = Set.of("action_status", "ping");

    private final Guest me;
    private final Transcript told = new Transcript();
    private final Map<String, JsonValue> standing = new TreeMap<>();
    private WireClient socket;
    private EventStreamClient events;
    private CompletableFuture<HttpResponse<String>> waiting;
    private String cursor = "";
    private String tag = "";

    Onlooker(Guest me) {
        this.me = me;
        open("");
    }

    Transcript told() {
        return told;
    }

    /** Comes with a socket and a stream of events. */
    void open(String parameters) {
        socket = me.open(parameters);
        keep("ws", LIVE, socket::next);
        events = me.events(parameters.isEmpty() ? "" : "?" + parameters.substring(1));
        keep("sse", LIVE, () -> events.next().data());
    }

    /** Leaves, and comes back where it was, or as if it had never been there. */
    void comeBack(int how) {
        socket.close();
        events.close();
        List<String> instants = told.instants();
        switch (how % 3) {
            case 0 -> open("&cursor=" + cursor);
            case 1 -> open("");
            default -> open("&last_seen=" + instants.get(how % instants.size()));
        }
    }

    /** Reads until this narrative was told at every door, and how things stand is as it is. */
    void upTo(String narrative) {
        JsonObject state = me.poll("?from=head").getJsonObject("state");
        keep("ws", narrative, socket::next);
        catchUp("ws", state, socket::next);
        keep("sse", narrative, () -> events.next().data());
        catchUp("sse", state, () -> events.next().data());
        told.endStep(narrative);
    }

    private void catchUp(String door, JsonObject state, Supplier<JsonObject> next) {
        while (!state.get("combat").equals(standing.get(door + " combat_state"))
                || state.containsKey("character")
                        && !state.get("character").equals(standing.get(door + " character_update"))) {
            keep(door, next.get());
        }
    }

    private void keep(String door, String last, Supplier<JsonObject> next) {
        JsonObject frame;
        do {
            frame = next.get();
            keep(door, frame);
        } while (!frame.getString("type").equals(last)
                && !frame.getString("content", "").equals(last));
    }

    private void keep(String door, JsonObject frame) {
        String type = frame.getString("type");
        if (UNSTEADY.contains(type)) {
            return;
        }
        String name = door + " " + (frame.containsKey("id") || type.equals(LIVE) ? "log" : type);
        told.add(name, frame.toString());
        standing.put(name, frame.getOrDefault("data", JsonValue.NULL));
        if (frame.containsKey("id")) {
            cursor = frame.getString("cursor");
        }
    }

    /** Asks for its character, for somebody else's and for what there is: also what has not changed. */
    void ask(int serial) {
        HttpResponse<String> poll = me.ask("?limit=2&cursor=" + cursor, "If-None-Match", tag);
        tag = poll.headers().firstValue("ETag").orElseThrow();
        answered("poll", poll);
        answered("newest", me.ask("?last=" + serial % 4 + "&limit=1"));
        for (String path : List.of("/character/thorin", "/character/shade", "/character/nobody", "/status")) {
            HttpResponse<String> answer = me.get(path);
            // How long the server is up is no secret, and differs.
            told.add("rest", answer.statusCode() + " " + answer.body().replaceAll("\"uptime_seconds\":\\d+", ""));
        }
    }

    /** Wants to do something; gives the action if it may. */
    String act(String text) {
        HttpResponse<String> answer = me.tryTo(text);
        answered("act", answer);
        return answer.statusCode() == 200 ? Frames.parse(answer.body()).getString("action_id") : null;
    }

    /** Asks and waits. */
    void await() {
        int before = me.server().inside().waiting();
        waiting = me.server()
                .getLater("/api/streams/party/self?wait=50&cursor=" + cursor, "Authorization", "Bearer " + me.token());
        Awaitility.await().until(() -> me.server().inside().waiting() > before);
    }

    /** What it waited for has come. */
    void awaited() {
        answered("wait", waiting.join());
    }

    private void answered(String name, HttpResponse<String> answer) {
        told.add(name, answer.statusCode() + " " + answer.headers().firstValue("ETag") + " " + answer.body());
    }

    /** Nothing came that was not read. */
    void mustHaveNothingElse() {
        socket.settle();
        assertThat(socket.waiting())
                .filteredOn(frame -> !UNSTEADY.contains(frame.getString("type")))
                .isEmpty();
    }

    @Override
    public void close() {
        socket.close();
        events.close();
    }
}
