package org.heliograph.channels.web;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.access.Caller;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.jspecify.annotations.Nullable;

/** A message to be posted, as a body or one line of it says. */
record Post(
        ChannelId channel, ChannelMessage message, @Nullable String clientMessageId) {
    static Post of(String body, Json json, Caller caller) {
        Fields fields = new Fields(json.parse(body));
        ChannelId channel = new ChannelId(fields.text("channel_id"));
        ChannelMessage message = Authorship.of(caller, fields.text("author"))
                .message(
                        fields.text("content"),
                        fields.textOrNull("lane"),
                        fields.textOrNull("provider"),
                        fields.wholeNumberOrNull("token_count"));
        return new Post(channel, message, ClientMessageId.of(fields));
    }

    static List<Post> lines(String body, Json json, Caller caller) {
        List<Post> posts = new ArrayList<>();
        int number = 0;
        for (String line : body.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                posts.add(line(line, number, json, caller));
            }
        }
        return posts;
    }

    private static Post line(String line, int number, Json json, Caller caller) {
        try {
            return of(line, json, caller);
        } catch (RefusedException e) {
            throw e.at("line " + number);
        }
    }
}
