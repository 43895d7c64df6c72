package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("docs/asyncapi.yaml: what a real table sends is what it says")
class PartyFramesTest {
    private static final Document DOCUMENT = Document.read("asyncapi.yaml");

    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("connected", "connectedToParty"),
            Map.entry("narrative", "narrative"),
            Map.entry("private", "private"),
            Map.entry("action_queued", "actionQueued"),
            Map.entry("system", "system"),
            Map.entry("combat_state", "combatState"),
            Map.entry("character_update", "characterUpdate"),
            Map.entry("action_status", "actionStatus"),
            Map.entry("thinking", "thinking"),
            Map.entry("gap", "gap"),
            Map.entry("live", "live"),
            Map.entry("pong", "pong"),
            Map.entry("error", "error"));

    @TempDir
    Path data;

    private RunningServer server;
    private String host;

    @Test
    @DisplayName(
            "X11: each frame fits its message, for the host, players and who watches, over WebSocket and event stream")
    void framesFit() {
        try (RunningServer running = RunningServer.start(data)) {
            server = running;
            JsonObject opened = open();
            host = opened.getJsonObject("host").getString("token");
            String brannoc = opened.getJsonArray("players").getJsonObject(0).getString("token");
            try (WireClient dm = tab(host);
                    WireClient player = tab(brannoc);
                    WireClient watcher = tab(opened.getJsonObject("observer").getString("token"));
                    EventStreamClient stream = server.events("/api/streams/party/self?token=" + brannoc)) {
                play(player);
                fight(host, brannoc, opened.getJsonObject("observer").getString("token"));
                fits("hostNarrative", until(dm, "Well.", "narrative", "action_queued", "system", "thinking"));
                fits("narrative", until(player, "Well.", "private", "character_update", "action_status"));
                fits("narrative", until(watcher, "Well.", "thinking", "system"));
                JsonObject event = stream.next("private").data();
                assertThat(DOCUMENT.faults(payload("private"), event.toString()))
                        .isEmpty();
            }
            try (WireClient back = server.socket("/ws?cursor=made-up&token=" + brannoc)) {
                fits("narrative", back.upTo("live"));
            }
        }
    }

    private void play(WireClient player) {
        player.send("{\"type\":\"action\",\"text\":\"I look\",\"client_action_id\":\"c\"}")
                .send("{\"type\":\"action\",\"text\":\" \"}")
                .send("{\"type\":\"nothing\"}");
        JsonObject next = Frames.parse(asHost("next?wait=20&context=true", "").toString());
        asHost("thinking", "");
        asHost(
                "actions/" + next.getString("action_id") + "/resolve",
                "{\"narrative\":\"A door.\",\"private\":{\"brannoc\":\"A trap!\"},\"dm_only\":\"DC 15\","
                        + "\"characters\":{\"brannoc\":{\"hp\":3}}}");
        asHost("players/late/kick", "");
        asHost("narrate", "{\"narrative\":\"Well.\"}");
    }

    /** Whoever comes is told how the fight is. */
    private void fight(String... tokens) {
        asHost(
                "combat/start",
                "{\"initiative\":[{\"id\":\"wolf\",\"initiative\":9},{\"id\":\"ysolde\",\"initiative\":3}]}");
        List.of(tokens).forEach(this::comeAndGo);
        asHost("combat/simultaneous", "{\"prompt\":\"What now?\",\"timeout_seconds\":600}");
        List.of(tokens).forEach(this::comeAndGo);
    }

    private void comeAndGo(String token) {
        try (WireClient client = server.socket("/ws?token=" + token)) {
            List<JsonObject> frames = client.upTo("live");
            fits(token.equals(host) ? "hostNarrative" : "narrative", frames);
            assertThat(frames.get(1).getJsonObject("data").getBoolean("active")).isTrue();
        }
    }

    private JsonObject asHost(String path, String body) {
        var answer = server.post("/api/party/" + path, body, "Authorization", "Bearer " + host);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Frames.parse(answer.body());
    }

    private JsonObject open() {
        return Frames.parse(server.post(
                        "/api/parties",
                        "{\"name\":\"The Old Mill\",\"characters\":["
                                + "{\"id\":\"brannoc\",\"name\":\"Brannoc\",\"hp\":14,\"max_hp\":20,\"dm_fear\":\"rats\"},"
                                + "{\"id\":\"ysolde\",\"name\":\"Ysolde\",\"hp\":12,\"max_hp\":12},"
                                + "{\"id\":\"late\",\"name\":\"Late\"}],"
                                + "\"foes\":[{\"id\":\"wolf\",\"name\":\"Wolf\",\"hp\":5,\"max_hp\":11,\"ac\":12}]}")
                .body());
    }

    private WireClient tab(String token) {
        WireClient client = server.socket("/ws?token=" + token);
        fits("narrative", client.upTo("live"));
        return client.send("{\"type\":\"ping\"}");
    }

    /** What comes until this was said and all of these types came. */
    private static List<JsonObject> until(WireClient client, String narrative, String... types) {
        List<JsonObject> frames = new ArrayList<>();
        Set<String> missing = new TreeSet<>(List.of(types));
        boolean isSaid = false;
        while (!isSaid || !missing.isEmpty()) {
            JsonObject frame = client.next();
            frames.add(frame);
            missing.remove(frame.getString("type"));
            isSaid |= frame.getString("content", "").equals(narrative);
        }
        return frames;
    }

    /** What a narrative must be differs: the host's hold more. */
    private static void fits(String narrative, List<JsonObject> frames) {
        assertThat(frames).isNotEmpty().allSatisfy(frame -> {
            String type = frame.getString("type");
            String message = type.equals("narrative") ? narrative : MESSAGES.get(type);
            assertThat(DOCUMENT.faults(payload(message), frame.toString()))
                    .as(frame.toString())
                    .isEmpty();
        });
    }

    private static JsonNode payload(String message) {
        return DOCUMENT.at("/components/messages/" + message + "/payload");
    }
}
