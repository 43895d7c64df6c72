package org.heliograph.wire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.access.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Long-polls of a server that stops")
class LongPollsTest {
    private final LongPolls polls = new LongPolls();
    private final List<String> answered = new ArrayList<>();

    @Test
    @DisplayName("are answered, all of them, whatever happens to one, and so are those that come late")
    void released() {
        polls.add(waiting("first", false));
        polls.add(waiting("gone", true));
        polls.add(waiting("second", false));

        polls.release();
        polls.add(waiting("late", false));

        assertThat(answered).containsExactlyInAnyOrder("first", "gone", "second", "late");
    }

    private LongPolls.Waiting waiting(String name, boolean gone) {
        return new LongPolls.Waiting() {
            @Override
            public Caller caller() {
                throw new AssertionError("Nobody asks who");
            }

            @Override
            public void revoke() {
                throw new AssertionError("Nobody's token was revoked");
            }

            @Override
            public void release() {
                answered.add(name);
                if (gone) {
                    throw new IllegalStateException("The container has let go of it");
                }
            }
        };
    }
}
