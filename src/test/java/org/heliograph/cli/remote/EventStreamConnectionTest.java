package org.heliograph.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Server-sent events, line by line. */
class EventStreamConnectionTest {
    private final EventStreamConnection connection = new EventStreamConnection(new FrameReader());
    private long asked;

    EventStreamConnectionTest() {
        connection.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                asked += count;
            }

            @Override
            public void cancel() {}
        });
    }

    @Test
    void anEventIsAFrame() throws Exception {
        lines("id: c1", "event: message", "data: {\"type\":\"message\",\"cursor\":\"c1\"}", "");

        assertThat(next()).isInstanceOfSatisfying(Arrival.Message.class, message -> {
            assertThat(message.frame().type()).isEqualTo("message");
            assertThat(message.frame().cursor()).hasValue("c1");
        });
    }

    @Test
    void dataOfSeveralLinesIsOne() throws Exception {
        lines("data: {\"type\":", "data:\"a\"}", "");

        assertThat(next())
                .isInstanceOfSatisfying(
                        Arrival.Message.class,
                        message -> assertThat(message.frame().type()).isEqualTo("a"));
    }

    @Test
    void aCommentIsASignOfLife() throws Exception {
        lines(": still here", "");

        assertThat(next()).isInstanceOf(Arrival.Pulse.class);
    }

    @Test
    void theCloseEventSaysHowItEnds() throws Exception {
        lines("event: close", "data: {\"code\":1001,\"reason\":\"stopping\",\"retry_after_ms\":700}", "");
        connection.onComplete();

        assertThat(next()).isInstanceOfSatisfying(Arrival.Ended.class, ended -> {
            assertThat(ended.ending().code()).isEqualTo(1001);
            assertThat(ended.ending().retryAfter()).hasValue(Duration.ofMillis(700));
        });
        assertThat(next()).isNull();
    }

    @Test
    void anEndWithoutAWordIsABreak() throws Exception {
        connection.onError(new java.io.IOException("reset"));

        assertThat(next())
                .isInstanceOfSatisfying(
                        Arrival.Ended.class,
                        ended -> assertThat(ended.ending().code()).isEqualTo(1006));
    }

    @Test
    void everyLineTakenIsReplacedByOneAskedFor() throws Exception {
        long first = asked;
        lines(": comment", "", "data: {}", "");
        assertThat(asked).as("the event still waits to be read").isEqualTo(first + 3);

        next();
        next();

        assertThat(asked).isEqualTo(first + 4);
    }

    private Arrival next() throws InterruptedException {
        return connection.next(Duration.ZERO);
    }

    private void lines(String... lines) {
        List.of(lines).forEach(connection::onNext);
    }
}
