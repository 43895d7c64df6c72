package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliograph.cli.remote.Frame;

/**
 * What an evening is played on: those who are at the table, and waiting until everybody has seen what they should. For
 * one thread.
 */
final class Stage {
    static final String HOST = "host";
    static final String OBSERVER = "observer";

    /** Long enough for the slowest machine; an evening that goes well never waits so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Door door;
    private final Audience audience;
    private final Duration pause;
    private final Mail mail = new Mail();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Guest> present = new ArrayList<>();

    Stage(Door door, Audience audience, Duration pause) {
        this.door = door;
        this.audience = audience;
        this.pause = pause;
    }

    /** Opens a table for these, the host first. */
    void open(String campaign, String title, List<Place> places) throws IOException, InterruptedException {
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", title)
                .add("campaign", campaign)
                .build();
        JsonObject party = door.post("/api/parties", "", wanted);
        places.forEach(place -> guests.add(new Guest(place, token(party, place.id()))));
        audience.begins(title, places);
    }

    private static String token(JsonObject party, String id) {
        if (id.equals(HOST) || id.equals(OBSERVER)) {
            return party.getJsonObject(id).getString("token");
        }
        return party.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .filter(card -> card.getString("player_id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("token");
    }

    void scene(String title) {
        audience.scene(title);
    }

    /** What the audience is told before it happens. */
    void deed(String words) {
        audience.deed(words);
    }

    Guest guest(String id) {
        return guests.stream()
                .filter(guest -> guest.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + id));
    }

    boolean isPresent(String id) {
        return present.contains(guest(id));
    }

    /** Somebody's connection opens; those who are there already see a player come. */
    void arrive(String id) throws IOException, InterruptedException {
        Guest guest = guest(id);
        switch (guest.place().transport()) {
            case WEBSOCKET -> guest.connected(SocketLine.open(door, guest, mail));
            case EVENT_STREAM -> guest.connected(StreamLine.open(door, guest, mail));
            case LONG_POLL -> guest.connected(PollLine.open(door, guest, mail));
        }
        sees(id, guest.place().transport() == Transport.LONG_POLL ? "combat_state" : "live", "");
        if (!id.equals(HOST) && !id.equals(OBSERVER)) {
            allSee("system", guest.place().name() + " joined");
        }
        present.add(guest);
        // What it was shown again is not what others will wait for.
        guest.forget();
    }

    /** A phone falls asleep; after a while the others are told. */
    void sleep(String id) throws IOException, InterruptedException {
        Guest guest = guest(id);
        present.remove(guest);
        guest.cut();
        allSee("system", guest.place().name() + " disconnected");
    }

    /** Somebody is seen to be thrown out. */
    void goes(String id) throws IOException, InterruptedException {
        Guest guest = guest(id);
        present.remove(guest);
        awaitEnd(guest);
        allSee("system", guest.place().name() + " was removed");
    }

    /** A player says what it wants to do; the host's queue has it. The answer is its id. */
    String act(String id, String text, Map<String, JsonValue> more) throws IOException, InterruptedException {
        send(id, text, more);
        sees(id, "action_status", "pending");
        sees(HOST, "action_status", "pending");
        return sees(HOST, "action_queued", text).json().getString("action_id");
    }

    /** A player says what it wants to do, and is refused. */
    void actInVain(String id, String text, String reason) throws IOException, InterruptedException {
        send(id, text, Map.of());
        sees(id, "action_status", reason);
    }

    private void send(String id, String text, Map<String, JsonValue> more) throws IOException, InterruptedException {
        JsonObjectBuilder action = Json.createObjectBuilder().add("text", text);
        more.forEach(action::add);
        guest(id).line().act(action.build());
    }

    /** Waits until somebody was sent such a frame. */
    Frame sees(String id, String type, String part) throws IOException, InterruptedException {
        Guest guest = guest(id);
        long began = System.nanoTime();
        while (true) {
            Optional<Frame> seen = guest.take(
                    frame -> frame.type().equals(type) && frame.text().contains(part));
            if (seen.isPresent()) {
                return seen.get();
            }
            if (!passOn(PATIENCE.minusNanos(System.nanoTime() - began))) {
                throw new IOException(id + " did not see the " + type + " \"" + part + "\" in time");
            }
        }
    }

    /** All who are there. */
    void allSee(String type, String part) throws IOException, InterruptedException {
        for (Guest guest : List.copyOf(present)) {
            sees(guest.id(), type, part);
        }
    }

    /** All who are there but the host, who sees it in figures. */
    void guestsSee(String type, String part) throws IOException, InterruptedException {
        for (Guest guest : List.copyOf(present)) {
            if (!guest.id().equals(HOST)) {
                sees(guest.id(), type, part);
            }
        }
    }

    /** It is this one's turn, as all see who are there. */
    void allSeeTurnOf(String combatant) throws IOException, InterruptedException {
        allSee("combat_state", "\"current_turn\":\"" + combatant + '"');
    }

    private void awaitEnd(Guest guest) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!guest.isGone()) {
            if (!passOn(PATIENCE.minusNanos(System.nanoTime() - began))) {
                throw new IOException("The connection of " + guest.id() + " did not end in time");
            }
        }
    }

    /** Waits until every connection has ended. */
    void allGo() throws IOException, InterruptedException {
        for (Guest guest : present) {
            awaitEnd(guest);
        }
        present.clear();
    }

    /** Everything that the last deed brings has been seen; there is time to read it. */
    void shown() throws InterruptedException {
        audience.shown();
        long began = System.nanoTime();
        boolean hasTime = true;
        while (hasTime) {
            hasTime = passOn(pause.minusNanos(System.nanoTime() - began));
        }
    }

    /** Passes on what comes next; false if nothing comes in time. */
    private boolean passOn(Duration patience) throws InterruptedException {
        Mail.Item item = mail.next(patience);
        if (item instanceof Mail.Came came) {
            came.guest().came(came.frame());
            audience.sees(came.guest().place(), came.frame());
        } else if (item instanceof Mail.Ended ended) {
            ended.guest().ended();
            audience.ended(ended.guest().place(), ended.code(), ended.reason());
        }
        return item != null;
    }

    /** Lets go of all connections, however it went. */
    void close() {
        guests.forEach(Guest::cut);
    }
}
