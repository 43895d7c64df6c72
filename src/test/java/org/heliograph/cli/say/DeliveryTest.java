package org.heliograph.cli.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final List<List<String>> attempts = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final StringWriter said = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(said), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void aBatchIsTriedAgainWithTheSameKeysUntilTheServerIsBack() throws Exception {
        Delivery delivery = delivery(batch -> {
            if (attempts.size() > 1 && attempts.size() < 5) {
                throw new UnreachableException("away", null);
            }
        });

        delivery.deliver(lines(1));
        delivery.deliver(lines(3));

        assertThat(attempts.subList(1, 5)).hasSize(4).containsOnly(List.of("k-1", "k-2", "k-3"));
        assertThat(waits).hasSize(3);
        assertThat(progress.delivered()).isEqualTo(4);
        assertThat(said.toString())
                .containsOnlyOnce("the server is away, trying again; 1 lines sent so far")
                .contains("connected again, 4 lines sent");
    }

    @Test
    void aServerThatWasNeverThereIsAnError() {
        Delivery delivery = delivery(batch -> {
            throw new UnreachableException("away", null);
        });

        assertThatThrownBy(() -> delivery.deliver(lines(1))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void aServerThatDiesOverTheFirstBatchIsWaitedFor() throws Exception {
        Delivery delivery = delivery(batch -> {
            if (attempts.size() == 1) {
                throw new UnreachableException("broke", new EOFException());
            }
            if (attempts.size() == 2) {
                throw new UnreachableException("away", new ConnectException());
            }
        });

        delivery.deliver(lines(1));

        assertThat(attempts).hasSize(3).containsOnly(List.of("k-1"));
    }

    @Test
    void theOneLineThatIsRefusedIsFoundAndTheOthersArrive() throws Exception {
        var arrived = new ArrayList<String>();
        Delivery delivery = delivery(batch -> {
            if (batch.stream().anyMatch(line -> line.number() == 37)) {
                throw new RefusedException(413, "content is too long");
            }
            batch.forEach(line -> arrived.add(line.key()));
        });

        delivery.deliver(lines(100));

        assertThat(arrived)
                .containsExactlyElementsOf(lines(100).stream()
                        .filter(line -> line.number() != 37)
                        .map(Line::key)
                        .toList());
        assertThat(progress.refused()).isEqualTo(1);
        assertThat(said.toString()).contains("line 37 refused: content is too long");
    }

    @Test
    void aWriterThatMayNotWriteIsAnErrorAtOnce() {
        Delivery delivery = delivery(batch -> {
            throw new RefusedException(401, "A token is needed");
        });

        assertThatThrownBy(() -> delivery.deliver(lines(9))).isInstanceOf(RefusedException.class);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void aServerThatSaysWhenToComeBackIsObeyed() throws Exception {
        Delivery delivery = delivery(batch -> {
            if (attempts.size() == 1) {
                throw new RefusedException(429, "slower", Optional.of(Duration.ofSeconds(7)));
            }
        });

        delivery.deliver(lines(1));

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    private Delivery delivery(Mail mail) {
        return new Delivery(
                batch -> {
                    attempts.add(batch.stream().map(Line::key).toList());
                    mail.send(batch);
                },
                progress,
                waits::add,
                new Backoff(new Random(1)));
    }

    private static List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Line(number, "k-" + number, "line " + number))
                .toList();
    }
}
