package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.heliograph.core.log.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("cursors")
class CursorsTest {
    private static final Topic TOPIC = new Topic("channel", "a");

    private final Cursors cursors = new Cursors(new byte[Cursors.KEY_BYTES]);

    @Test
    @DisplayName("open where they were sealed, and are the same for the same place, under the same key only")
    void openAgain() {
        for (long seq : List.of(0L, 1L, 5_000_000L, (1L << 56) - 1)) {
            String cursor = cursors.seal(TOPIC, 7, seq);
            assertThat(cursors.open(TOPIC, 7, cursor)).isEqualTo(Place.after(seq));
            assertThat(new Cursors(new byte[Cursors.KEY_BYTES]).seal(TOPIC, 7, seq))
                    .isEqualTo(cursor);
            assertThat(new Cursors("sixteen letters.".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                            .seal(TOPIC, 7, seq))
                    .isNotEqualTo(cursor);
        }
    }

    @Test
    @DisplayName("hold a place between two frames of one entry, and a beginning that equals no frame's cursor")
    void places() {
        List<Place> places = List.of(Place.after(6), Place.within(7, 1), Place.within(7, 2), Place.beginning(6));
        Set<String> sealed = new HashSet<>();
        for (Place place : places) {
            String cursor = cursors.seal(TOPIC, 7, place);
            assertThat(cursors.open(TOPIC, 7, cursor)).isEqualTo(place);
            assertThat(place.seq()).isEqualTo(6);
            sealed.add(cursor);
        }
        assertThat(sealed).hasSize(places.size());
    }

    @Test
    @DisplayName("all have one length, and neighbours have nothing in common")
    void tellNothing() {
        Set<String> beginnings = new HashSet<>();
        for (int seq = 0; seq < 1_000; seq++) {
            String cursor = cursors.seal(TOPIC, 1, seq);
            assertThat(cursor).matches("[A-Za-z0-9_-]{22}");
            beginnings.add(cursor.substring(0, 6));
        }
        assertThat(beginnings).hasSizeGreaterThan(990);
    }

    @Test
    @DisplayName("a tampered one, one of another topic and garbage were never issued; another epoch's says so")
    void badOnes() {
        String cursor = cursors.seal(TOPIC, 1, 42);
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(TOPIC, 1, cursor.substring(0, i) + other + cursor.substring(i + 1), Gap.Reason.INVALID_CURSOR);
        }
        refused(new Topic("channel", "b"), 1, cursor, Gap.Reason.INVALID_CURSOR);
        // One hash code.
        refused(
                new Topic("channel", "BB"),
                1,
                cursors.seal(new Topic("channel", "Aa"), 1, 42),
                Gap.Reason.INVALID_CURSOR);
        refused(TOPIC, 2, cursor, Gap.Reason.EPOCH_CHANGED);
        refused(TOPIC, 1, cursors.seal(TOPIC, 1, -1), Gap.Reason.INVALID_CURSOR);
        for (String garbage : List.of("", "A", "AAAA", "é", cursor + "A", " " + cursor, "A".repeat(100_000))) {
            refused(TOPIC, 1, garbage, Gap.Reason.INVALID_CURSOR);
        }
    }

    private void refused(Topic topic, int epoch, String cursor, Gap.Reason reason) {
        assertThatThrownBy(() -> cursors.open(topic, epoch, cursor))
                .isInstanceOfSatisfying(
                        BadCursorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
