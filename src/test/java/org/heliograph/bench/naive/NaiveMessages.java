package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;

/** {@code POST /api/messages}: one message, or one a line. */
final class NaiveMessages extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Rooms rooms;

    NaiveMessages(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (String line : request.getReader().lines().toList()) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                JsonObject message = reader.readObject();
                rooms.publish(message.getString("channel_id"), message);
            }
        }
        response.setContentType("application/json");
        response.getWriter().print("{\"success\":true}");
    }
}
