package org.heliograph.acceptance;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.heliograph.cli.party.demo.Audience;
import org.heliograph.cli.party.demo.Place;
import org.heliograph.cli.remote.Frame;

/**
 * Writes down what each at a table sees, a line a frame, and keeps the frames. Frames about the state that follow one
 * another come in any order of their kinds, so here in that of their types; the order within a kind is theirs.
 */
final class Transcript implements Audience {
    private static final Set<String> STATE = Set.of("combat_state", "character_update", "action_status");

    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, List<Frame>> frames = new TreeMap<>();
    private final Map<String, List<Line>> fresh = new TreeMap<>();
    private String heading = "";

    private record Line(String type, String text) {
        String kind() {
            return STATE.contains(type) ? type : "";
        }
    }

    /** The lines of one at the table. */
    List<String> of(String id) {
        return lines.getOrDefault(id, List.of());
    }

    /** All that was sent to one at the table, as it came. */
    List<String> raw(String id) {
        return frames.getOrDefault(id, List.of()).stream().map(Frame::text).toList();
    }

    /** The frames of one at the table. */
    List<Frame> frames(String id) {
        return frames.getOrDefault(id, List.of());
    }

    Set<String> ids() {
        return frames.keySet();
    }

    @Override
    public void begins(String title, List<Place> places) {
        places.forEach(place -> lines.put(place.id(), new ArrayList<>()));
    }

    @Override
    public void scene(String title) {
        lines.values().forEach(all -> all.add("== " + title));
    }

    @Override
    public void deed(String words) {
        heading = "> " + words;
    }

    @Override
    public void sees(Place place, Frame frame) {
        frames.computeIfAbsent(place.id(), id -> new ArrayList<>()).add(frame);
        add(place.id(), new Line(frame.type(), words(frame)));
    }

    @Override
    public void ended(Place place, int code, String reason) {
        // The last poll was waiting when the token died, or came after that; it is told either way, in other words.
        add(place.id(), new Line("ended", code == 401 ? "ended 401" : "ended " + code + " " + reason));
    }

    private void add(String id, Line line) {
        fresh.computeIfAbsent(id, key -> new ArrayList<>()).add(line);
    }

    @Override
    public void shown() {
        fresh.forEach((id, all) -> {
            lines.get(id).add(heading);
            for (int i = 0; i < all.size(); ) {
                int end = i + 1;
                while (end < all.size()
                        && STATE.contains(all.get(i).type())
                        && STATE.contains(all.get(end).type())) {
                    end++;
                }
                all.subList(i, end).sort(Comparator.comparing(Line::kind));
                all.subList(i, end).forEach(line -> lines.get(id).add(line.text()));
                i = end;
            }
        });
        fresh.clear();
    }

    private static String words(Frame frame) {
        JsonObject json = frame.json();
        String said = switch (frame.type()) {
            case "connected" ->
                json.getString("role") + " as " + json.getString("player_name")
                        + (json.getJsonArray("open_actions").isEmpty() ? "" : ", done: " + statuses(json));
            case "combat_state" -> combat(json.getJsonObject("data"));
            case "character_update" -> sheet(json.getJsonObject("data"));
            case "action_queued" ->
                json.getString("player_id")
                        + (json.getBoolean("private") ? " whispers: " : ": ")
                        + json.getString("text");
            case "action_status" ->
                json.getString("status")
                        + (json.containsKey("player_id") ? " of " + json.getString("player_id") : "")
                        + (json.containsKey("error") ? ": " + json.getString("error") : "");
            case "narrative" -> json.getString("narrative") + extra(json);
            case "private", "system" -> json.getString("content");
            case "thinking", "error" -> json.getString("message");
            default -> "";
        };
        return ((frame.replay() ? "again " : "") + frame.type() + " " + said).strip();
    }

    private static String statuses(JsonObject json) {
        return json.getJsonArray("open_actions").getValuesAs(JsonObject.class).stream()
                .map(action -> action.getString("status"))
                .collect(Collectors.joining(", "));
    }

    private static String extra(JsonObject json) {
        return (json.containsKey("to") ? " | to " + json.get("to") : "")
                + (json.containsKey("all_private") ? " | " + json.get("all_private") : "")
                + (json.containsKey("dm_only") ? " | noted: " + json.getString("dm_only") : "");
    }

    private static String sheet(JsonObject sheet) {
        return sheet.getString("id") + " " + sheet.get("hp") + "/" + sheet.get("max_hp") + " "
                + texts(sheet.getJsonArray("conditions")) + " " + texts(sheet.getJsonArray("inventory"))
                + (sheet.keySet().stream().anyMatch(field -> field.startsWith("dm_")) ? " and the host's notes" : "");
    }

    private static String combat(JsonObject combat) {
        if (!combat.getBoolean("active")) {
            return "none";
        }
        if (combat.getString("mode").equals("simultaneous")) {
            return "all at once: " + combat.getString("prompt") + " done " + texts(combat.getJsonArray("submitted"))
                    + " waiting for " + texts(combat.getJsonArray("waiting_for"));
        }
        return "round " + combat.getInt("round") + ", turn of " + combat.getString("current_turn")
                + (combat.getBoolean("your_turn") ? " (mine)" : "") + ": "
                + combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                        .map(Transcript::combatant)
                        .collect(Collectors.joining(", "));
    }

    private static String combatant(JsonObject one) {
        String hp = one.get("hp") instanceof JsonNumber figure
                ? figure + "/" + one.get("max_hp")
                : one.getString("hp") + (one.get("max_hp") == JsonValue.NULL ? "" : " of " + one.get("max_hp"));
        return one.getString("id") + " " + hp + (one.containsKey("ac") ? " ac " + one.get("ac") : "")
                + (one.getBoolean("hidden", false) ? " hidden" : "")
                + (one.getJsonArray("conditions").isEmpty() ? "" : " " + texts(one.getJsonArray("conditions")));
    }

    private static String texts(JsonArray array) {
        return array.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .toList()
                .toString();
    }
}
