package org.heliograph.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DecodeException;
import java.util.Map;
import org.heliograph.core.Resume;
import org.heliograph.support.Golden;
import org.heliograph.wire.Decoding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames: what clients may send")
class GoldenRequestsTest {
    private static final Resume RESUME = Resume.at(Golden.CURSOR);

    private static final Map<String, ChannelRequest> MEANING = Map.of(
            "message", new ChannelRequest.Message("ada", "Hello", "main", "local", 12L, "7f3a-1"),
            "message-bare", new ChannelRequest.Message(null, "Hello", null, null, null, null),
            "subscribe", new ChannelRequest.Subscribe(RESUME, null, true),
            "subscribe-last", new ChannelRequest.Subscribe(Resume.NOWHERE, 50L, false),
            "subscribe-seq", new ChannelRequest.Subscribe(new Resume(null, null, "7"), null, false),
            "typing", new ChannelRequest.Typing("ada"),
            "auth", new ChannelRequest.Auth("hgo_AAAAAAAAAAAAAAAAAAAAAA", RESUME),
            "ping", new ChannelRequest.Ping(),
            "pong", new ChannelRequest.Heartbeat(),
            "heartbeat", new ChannelRequest.Heartbeat());

    @Test
    @DisplayName("each is understood as what it says, and each request has one")
    void eachIsUnderstood() throws DecodeException {
        Map<String, String> files = Golden.in("requests");
        assertThat(files.keySet()).isEqualTo(MEANING.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Decoding.decode(new ChannelRequestDecoder(), file.getValue()))
                    .as(file.getKey())
                    .isEqualTo(MEANING.get(file.getKey()));
        }
        assertThat(MEANING.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ChannelRequest.class.getPermittedSubclasses());
    }
}
