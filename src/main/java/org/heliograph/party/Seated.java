package org.heliograph.party;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.hub.Follower;
import org.jspecify.annotations.Nullable;

/**
 * One tab of somebody at the table: is told how things stand when it comes, and whenever that became different for it.
 * Told after what the log has for it, so that nobody learns of a wound before the blow.
 */
final class Seated implements Follower {
    private static final String COMBAT = "combat";

    private final Attendance attendance;
    private final Recipient recipient;
    private final Connection connection;

    // Guarded by this.
    private boolean begun;
    private long version;
    private @Nullable JsonObject combat;
    private final Map<String, JsonObject> characters = new TreeMap<>();

    Seated(Attendance attendance, Recipient recipient, Connection connection) {
        this.attendance = attendance;
        this.recipient = recipient;
        this.connection = connection;
    }

    Recipient recipient() {
        return recipient;
    }

    Connection connection() {
        return connection;
    }

    /** Tells how things stand now; a host asks for characters when it wants them. */
    void greet() {
        Standing now = begin();
        connection.answer(attendance.frame(now.combatState()));
        if (recipient instanceof Recipient.Player) {
            now.character(recipient.id()).ifPresent(update -> connection.answer(attendance.frame(update)));
        }
    }

    private synchronized Standing begin() {
        version = attendance.version();
        Standing now = attendance.standing(recipient);
        combat = now.combat();
        characters.putAll(now.characters());
        begun = true;
        return now;
    }

    @Override
    public void nudged() {
        if (isOutdated()) {
            Standing now = attendance.standing(recipient);
            // Nothing waits to leave that may turn out to be no news: its place in the queue would tell of what it was.
            if (isNews(now.combat())) {
                connection.whisper(COMBAT, this::combatNews);
            }
            now.characters().forEach((id, sheet) -> {
                if (isNews(id, sheet)) {
                    connection.whisper("character " + id, () -> characterNews(id));
                }
            });
        }
    }

    /** Looks at nothing that costs unless something did change for somebody. */
    private synchronized boolean isOutdated() {
        long now = attendance.version();
        boolean outdated = begun && now != version;
        version = now;
        return outdated;
    }

    private synchronized boolean isNews(JsonObject fight) {
        return !fight.equals(combat);
    }

    private synchronized boolean isNews(String id, JsonObject sheet) {
        return !sheet.equals(characters.get(id));
    }

    private @Nullable Frame combatNews() {
        Standing now = attendance.standing(recipient);
        synchronized (this) {
            if (now.combat().equals(combat)) {
                return null;
            }
            combat = now.combat();
        }
        return attendance.frame(now.combatState());
    }

    private @Nullable Frame characterNews(String id) {
        Standing now = attendance.standing(recipient);
        JsonObject sheet = now.characters().get(id);
        synchronized (this) {
            if (sheet == null || sheet.equals(characters.get(id))) {
                return null;
            }
            characters.put(id, sheet);
        }
        return now.character(id).map(Push.class::cast).map(attendance::frame).orElse(null);
    }
}
