package org.heliograph.cli.say;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * What all messages of one run share.
 *
 * @param channel where they go
 * @param author who says so
 * @param lane a channel's part, if any
 * @param provider what produced them, if anything
 */
public record Envelope(String channel, String author, Optional<String> lane, Optional<String> provider) {
    /** The message as the server takes it. */
    JsonObject around(Line line) {
        JsonObjectBuilder message = Json.createObjectBuilder()
                .add("channel_id", channel)
                .add("author", author)
                .add("content", line.content())
                .add("client_msg_id", line.key());
        lane.ifPresent(value -> message.add("lane", value));
        provider.ifPresent(value -> message.add("provider", value));
        return message.build();
    }
}
