package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.support.Golden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Golden frames: how an event stream ends")
class GoldenCloseTest {
    @Test
    @DisplayName("the data of a close event is what the files say, with the time to return where there is one")
    void closeEvents() {
        assertThat(Map.of(
                        "close", CloseEvent.json(CloseCause.denied("Token revoked")),
                        "close-stopping", CloseEvent.json(CloseCause.stopping(1_250))))
                .containsExactlyInAnyOrderEntriesOf(Golden.in("sse"));
    }
}
