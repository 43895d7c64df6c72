package org.heliograph.it.crash;

import jakarta.json.JsonObject;

/**
 * A message as somebody was told of it.
 *
 * @param channel where it is
 * @param seq its place there
 */
record Message(String channel, long seq, String id, String content, String timestamp) {
    /** Of the object that answers, frames and pages have for it. */
    static Message of(JsonObject data) {
        return new Message(
                data.getString("channel_id"),
                data.getJsonNumber("seq").longValueExact(),
                data.getString("id"),
                data.getString("content"),
                data.getString("timestamp"));
    }
}
