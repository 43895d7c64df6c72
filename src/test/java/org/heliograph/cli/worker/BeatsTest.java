package org.heliograph.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("The beats of a worker")
class BeatsTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final Deque<Exception> answers = new ArrayDeque<>();
    private final List<String> lost = new ArrayList<>();
    private int count;

    /** Beats that meet these failures one after another, and end with the first that meets none. */
    private Beats beats(Duration renewal) {
        Beats[] beats = new Beats[1];
        beats[0] = new Beats(
                renewal,
                () -> {
                    count++;
                    Exception answer = answers.poll();
                    if (answer instanceof UnreachableException away) {
                        throw away;
                    }
                    if (answer instanceof RefusedException refusal) {
                        throw refusal;
                    }
                    beats[0].end();
                },
                lost::add);
        return beats[0];
    }

    @Test
    @DisplayName("come without news when it is time")
    void renewal() throws Exception {
        beats(Duration.ofMillis(5)).run();
        assertThat(count).isEqualTo(1);
    }

    @Test
    @DisplayName("tell news that a server did not hear when it hears again")
    void again() throws Exception {
        answers.add(new UnreachableException("away", null));
        answers.add(new RefusedException(503, "stopping"));
        Beats beats = beats(LONG);
        beats.news();
        beats.run();

        assertThat(count).isEqualTo(3);
        assertThat(lost).isEmpty();
    }

    @Test
    @DisplayName("go on when somebody else told of more, and end when the task is lost")
    void loss() throws Exception {
        answers.add(new RefusedException(409, "percent must not go back: it was 60 already"));
        answers.add(new RefusedException(409, "Task T has ended"));
        beats(Duration.ofMillis(5)).run();

        assertThat(count).isEqualTo(2);
        assertThat(lost).containsExactly("Task T has ended");
    }

    @Test
    @DisplayName("do not begin after their end")
    void ended() throws Exception {
        Beats beats = beats(LONG);
        beats.news();
        beats.end();
        beats.run();

        assertThat(count).isZero();
    }
}
