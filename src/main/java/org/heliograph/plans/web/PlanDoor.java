package org.heliograph.plans.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContext;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Pulse;
import org.heliograph.plans.Plans;
import org.heliograph.plans.SessionId;
import org.heliograph.plans.Sessions;
import org.heliograph.wire.Sockets;
import org.heliograph.wire.Timestamps;

/**
 * What the doors to the plans work with; made once by the composition root, which leaves it in the servlet context for
 * the resources.
 *
 * @param plans which there are, and what happens in them
 * @param sessions whose sockets are connected
 * @param sockets how clients are talked to
 * @param pulse how endpoints keep in touch
 * @param json how answers are written
 * @param topics plans that one socket may follow
 */
public record PlanDoor(
        Plans plans, Sessions sessions, Sockets sockets, Pulse pulse, org.heliograph.wire.Json json, int topics) {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String TYPE = "type";

    /** The door of a web application. */
    public static PlanDoor of(ServletContext context) {
        return (PlanDoor) context.getAttribute(PlanDoor.class.getName());
    }

    /**
     * Sends a message to all sockets of a session, saying when; one that does not say what it is, is a {@code message}.
     *
     * @return to how many
     */
    public int send(SessionId session, JsonObject message) {
        JsonObject dated = JSON.createObjectBuilder()
                .add(TYPE, "message")
                .addAll(JSON.createObjectBuilder(message))
                .add("timestamp", Timestamps.format(sockets.clock().instant()))
                .build();
        if (!(dated.get(TYPE) instanceof JsonString type)) {
            throw RefusedException.invalid("message.type must be a string");
        }
        return sessions.send(session, new Frame(type.getString(), null, dated.toString()));
    }
}
