package org.heliograph.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.heliograph.core.RefusedException;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void aSumThatNoNumberHoldsStaysAtTheGreatest() {
        Share almost = new Share(1, Long.MAX_VALUE - 1);
        Tally tally = new Tally(new Totals(1, Long.MAX_VALUE - 1, Map.of("local", almost), Map.of()));

        tally.add(message(2));

        assertThat(tally.totals().totalTokens()).isEqualTo(Long.MAX_VALUE);
        assertThat(tally.totals().byProvider()).containsEntry("local", new Share(2, Long.MAX_VALUE));
        assertThat(tally.totals().totalMessages()).isEqualTo(2);
    }

    @Test
    void noMessageCostsMoreThanEveryReaderCanCount() {
        assertThat(message(9_007_199_254_740_991L).tokenCount()).isEqualTo(9_007_199_254_740_991L);
        assertThatThrownBy(() -> message(9_007_199_254_740_992L))
                .isInstanceOf(RefusedException.class)
                .hasMessage("token_count must not be over 9007199254740991");
    }

    private static ChannelMessage message(long tokens) {
        return new ChannelMessage("ada", null, "Hello", null, "local", tokens);
    }
}
