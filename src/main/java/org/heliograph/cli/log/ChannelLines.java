package org.heliograph.cli.log;

import jakarta.json.bind.JsonbException;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Draft;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;

/** Lines for channels: messages, with the names that {@code POST /api/messages} has for their parts. */
public final class ChannelLines implements ApplicationLines {
    private final JsonEventCodec<ChannelMessage> codec;

    public ChannelLines(Json json) {
        this.codec = new JsonEventCodec<>(json, ChannelMessage.class);
    }

    @Override
    public String kind() {
        return ChannelId.KIND;
    }

    @Override
    public void check(String topic, String event) {
        new ChannelId(topic).topic();
        try {
            codec.decode(event);
        } catch (JsonbException e) {
            throw RefusedException.invalid("event is no message");
        }
    }

    @Override
    public Draft draft(Fields fields) {
        ChannelId channel = new ChannelId(fields.text("channel_id"));
        String author = fields.textOrNull("author");
        ChannelMessage message = new ChannelMessage(
                author == null ? "unknown" : author,
                fields.textOrNull("display_name"),
                fields.text("content"),
                fields.textOrNull("lane"),
                fields.textOrNull("provider"),
                fields.wholeNumberOrNull("token_count"));
        return Draft.of(channel.topic(), codec.encode(message)).keyed(fields.textOrNull("client_msg_id"));
    }
}
