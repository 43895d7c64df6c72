package org.heliograph.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final int QUARTER = Gathering.MAX_SIZE / 4;

    @Test
    void theNewestThatHaveRoomStay() {
        Gathering<Message> found = gathering(100);
        for (int seq = 1; seq <= 9; seq++) {
            assertThat(found.addNewer(new Message(seq, QUARTER))).isTrue();
        }

        assertThat(seqs(found)).containsExactly(6L, 7L, 8L, 9L);
    }

    @Test
    void theOldestThatHaveRoomAreTaken() {
        Gathering<Message> found = gathering(100);

        assertThat(found.addUntilFull(new Message(1, QUARTER))).isTrue();
        assertThat(found.addUntilFull(new Message(2, 3 * QUARTER))).isTrue();
        assertThat(found.addUntilFull(new Message(3, 1))).isFalse();
        assertThat(seqs(found)).containsExactly(1L, 2L);
    }

    @Test
    void noMoreThanAskedFor() {
        Gathering<Message> oldest = gathering(2);
        Gathering<Message> newest = gathering(2);
        for (int seq = 1; seq <= 3; seq++) {
            assertThat(oldest.addUntilFull(new Message(seq, 1))).isEqualTo(seq <= 2);
            newest.addNewer(new Message(seq, 1));
        }

        assertThat(seqs(oldest)).containsExactly(1L, 2L);
        assertThat(seqs(newest)).containsExactly(2L, 3L);
    }

    @Test
    void oneThatIsTooLargeIsAnAnswerByItself() {
        Gathering<Message> found = gathering(100);

        assertThat(found.addUntilFull(new Message(1, Gathering.MAX_SIZE + 1))).isTrue();
        assertThat(found.addUntilFull(new Message(2, 1))).isFalse();
        assertThat(seqs(found)).containsExactly(1L);
    }

    private static List<Long> seqs(Gathering<Message> found) {
        return found.messages().stream().map(Message::seq).toList();
    }

    private static Gathering<Message> gathering(int limit) {
        return new Gathering<>(limit, Message::size);
    }

    private record Message(long seq, int size) {}
}
