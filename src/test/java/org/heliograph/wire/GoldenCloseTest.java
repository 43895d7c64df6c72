package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.util.Map;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.support.Golden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames: how an event stream ends")
class GoldenCloseTest {
    private static final CloseEvent CLOSE_EVENT = new CloseEvent(JsonProvider.provider());

    @Test
    @DisplayName("the data of a close event is what the files say, with the time to return where there is one")
    void closeEvents() {
        assertThat(Map.of(
                        "close", CLOSE_EVENT.of(CloseCause.denied("Token revoked")),
                        "close-stopping", CLOSE_EVENT.of(CloseCause.stopping(1_250))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("sse"));
    }
}
