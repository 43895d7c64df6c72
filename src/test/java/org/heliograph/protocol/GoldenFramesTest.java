package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.heliograph.channels.Company;
import org.heliograph.channels.MessageData;
import org.heliograph.channels.MessagePush;
import org.heliograph.channels.web.ChannelConnected;
import org.heliograph.core.Gap;
import org.heliograph.core.Live;
import org.heliograph.core.connection.Push;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Json;
import org.heliograph.wire.Ping;
import org.heliograph.wire.Pong;
import org.heliograph.wire.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames: what leaves is, byte for byte, what the files say")
class GoldenFramesTest {
    private static final FrameEncoder ENCODER = new FrameEncoder(new Json());

    private static final MessagePush MESSAGE = new MessagePush(
            new MessageData(
                    Golden.ID, 7, "test-channel", "ada", null, "Hello, \"world\" – ☀", "main", "local", 12L, Golden.AT),
            Golden.CURSOR);

    private static final MessagePush BARE_MESSAGE = new MessagePush(
            new MessageData(Golden.ID, 1, "test-channel", "build-token", "Ada", "first", null, null, null, Golden.AT),
            Golden.CURSOR);

    @Test
    @DisplayName("X11: frames that every socket may see")
    void common() {
        assertThat(Map.ofEntries(
                        frame("ping", new Ping()),
                        frame("pong", new Pong(Golden.AT)),
                        frame("error", new Problem("Unknown message type: x", 400)),
                        frame("gap", Gap.of(Gap.Reason.TRIMMED, Golden.CURSOR)),
                        frame("live", new Live(Golden.CURSOR)),
                        Map.entry("http-error", new HttpErrors(new Json()).body(400, "content is missing"))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("common"));
    }

    @Test
    @DisplayName("X11: frames of a channel")
    void channel() {
        assertThat(Map.ofEntries(
                        frame("connected", new ChannelConnected("test-channel", Golden.CURSOR, Golden.AT)),
                        frame("message", MESSAGE),
                        frame("message-bare", BARE_MESSAGE),
                        Map.entry(
                                "message-replayed",
                                ENCODER.encode(MESSAGE).replayed().text()),
                        frame("presence", new Company.Present(3)),
                        frame("typing", new Company.Typing("ada"))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("channel"));
    }

    private static Map.Entry<String, String> frame(String name, Push push) {
        return Map.entry(name, ENCODER.encode(push).text());
    }
}
