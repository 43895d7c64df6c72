package org.heliograph.party.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.connection.Push;
import org.heliograph.party.ActionStatus;
import org.heliograph.party.OpenAction;
import org.heliograph.party.PartyPush;
import org.heliograph.party.Presence;
import org.heliograph.support.Frames;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames of the parties: what leaves is, byte for byte, what the files say")
class GoldenPartyFramesTest {
    private static final FrameEncoder ENCODER = new FrameEncoder(new Json());
    private static final String ACTION = "p1d0aVq8y3T5wZk7Rm2sXg";
    private static final String EARLIER = "Zt4uC9bN1eLq6HjW0yPfKA";
    private static final String MINE = "phone-17";
    private static final String PUBLIC = "The door creaks open – \"at last\" ☀";
    private static final String SECRET = "You alone see the wire.";

    private static final PartyPush NARRATIVE =
            new PartyPush.Narrative(Golden.ID, ACTION, PUBLIC, PUBLIC, Golden.AT, Golden.CURSOR);

    private static final JsonObject SHEET = Frames.parse(
            "{\"id\":\"brannoc\",\"name\":\"Brannoc\",\"player_name\":\"Ada\",\"hp\":14,\"max_hp\":20,\"ac\":16,\"level\":3,"
                    + "\"conditions\":[\"poisoned\"],\"inventory\":[\"rope\",{\"name\":\"torch\",\"count\":2}]}");

    @Test
    @DisplayName("X11: what somebody at a table may be told")
    void frames() {
        assertThat(encoded()).containsExactlyInAnyOrderEntriesOf(Golden.in("party"));
    }

    static Map<String, String> encoded() {
        Map<String, String> frames = new TreeMap<>();
        frames.put("narrative-replayed", ENCODER.encode(NARRATIVE).replayed().text());
        pushes().forEach((name, push) -> frames.put(name, ENCODER.encode(push).text()));
        return frames;
    }

    private static Map<String, Push> pushes() {
        return Map.ofEntries(
                Map.entry("connected", joined("brannoc", "Brannoc", "PLAYER", List.of(), null)),
                Map.entry(
                        "connected-later",
                        joined(
                                "brannoc",
                                "Brannoc",
                                "PLAYER",
                                List.of(
                                        new OpenAction(EARLIER, null, null, ActionStatus.RESOLVED),
                                        new OpenAction(ACTION, MINE, null, ActionStatus.PENDING)),
                                null)),
                Map.entry("connected-truncated", joined("observer", "Observer", "OBSERVER", List.of(), true)),
                Map.entry(
                        "connected-host",
                        joined(
                                "host",
                                "DM",
                                "HOST",
                                List.of(new OpenAction(ACTION, MINE, "brannoc", ActionStatus.PROCESSING)),
                                null)),
                Map.entry("narrative", NARRATIVE),
                Map.entry(
                        "narrative-bare",
                        new PartyPush.Narrative(Golden.ID, null, PUBLIC, PUBLIC, Golden.AT, Golden.CURSOR)),
                Map.entry("private", new PartyPush.Private(Golden.ID, ACTION, SECRET, "DM", Golden.AT, Golden.CURSOR)),
                Map.entry("narrative-host", told(ACTION, null, "DC 15", Map.of("brannoc", SECRET))),
                Map.entry("narrative-host-few", told(null, List.of("brannoc", "ysolde"), null, null)),
                Map.entry("action-queued", queued()),
                Map.entry("system-joined", cameOrWent("Ysolde joined", Presence.JOINED)),
                Map.entry("system-disconnected", cameOrWent("Ysolde disconnected", Presence.DISCONNECTED)),
                Map.entry("system-removed", cameOrWent("Ysolde was removed", Presence.REMOVED)),
                Map.entry("character-update", new PartyPush.CharacterUpdate(SHEET)),
                Map.entry("action-status", status(ACTION, MINE, null, ActionStatus.PENDING, null)),
                Map.entry("action-status-host", status(ACTION, MINE, "brannoc", ActionStatus.PROCESSING, null)),
                Map.entry(
                        "action-status-cancelled",
                        status(ACTION, null, null, ActionStatus.CANCELLED, "Cancelled by the host")),
                Map.entry(
                        "action-status-rejected",
                        status(null, MINE, null, ActionStatus.REJECTED, "Not your turn. Waiting for Ysolde.")),
                Map.entry("thinking", new PartyPush.Thinking("The DM is thinking…")));
    }

    private static Joined joined(String id, String name, String role, List<OpenAction> open, Boolean truncated) {
        return new Joined(id, name, role, open, truncated, Golden.AT, Golden.CURSOR);
    }

    private static PartyPush told(String action, List<String> to, String dmOnly, Map<String, String> privately) {
        return new PartyPush.Told(Golden.ID, action, PUBLIC, PUBLIC, to, dmOnly, privately, Golden.AT, Golden.CURSOR);
    }

    private static PartyPush queued() {
        return new PartyPush.ActionQueued(
                Golden.ID,
                ACTION,
                MINE,
                "brannoc",
                "Brannoc",
                "I try the door",
                true,
                Golden.AT,
                Golden.AT,
                Golden.CURSOR);
    }

    private static PartyPush cameOrWent(String content, Presence event) {
        return new PartyPush.CameOrWent(Golden.ID, content, event, "ysolde", "Ysolde", Golden.AT, Golden.CURSOR);
    }

    private static PartyPush status(String action, String client, String player, String status, String error) {
        return new PartyPush.StatusChanged(action, client, player, status, error);
    }
}
