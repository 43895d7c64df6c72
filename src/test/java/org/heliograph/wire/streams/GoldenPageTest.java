package org.heliograph.wire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliograph.core.Gap;
import org.heliograph.core.Page;
import org.heliograph.core.connection.Frame;
import org.heliograph.support.Golden;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames: answers to a poll")
class GoldenPageTest {
    private static final Frame GAP =
            new FrameEncoder(new Json()).encode(Gap.of(Gap.Reason.INVALID_CURSOR, Golden.CURSOR));

    @Test
    @DisplayName("a page holds the very frames of the WebSocket")
    void pages() {
        Frame message = new Frame("message", Golden.CURSOR, Golden.text("channel", "message"));
        Page found = new Page(List.of(message), 7, Golden.CURSOR, true, null);
        Page nothing = new Page(List.of(), 7, Golden.CURSOR, false, null);

        assertThat(Map.of(
                        "page", new Poll(found, null, Optional.empty()).body(),
                        "page-gap", new Poll(nothing, GAP, Optional.empty()).body()))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("streams"));
    }
}
