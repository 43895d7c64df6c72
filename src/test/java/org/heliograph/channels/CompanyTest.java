package org.heliograph.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final ChannelId LOBBY = new ChannelId("lobby");

    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final Company company = new Company(this::encode);
    private final RecordingTransport watching = RecordingTransport.prompt();
    private final Connection watcher = connection(watching);

    @Test
    void theNumberToldLastIsHowManyThereAreThoughSomebodyLeavesWhileItIsTold() {
        Connection guest = connection(RecordingTransport.prompt());
        company.join(LOBBY, watcher);
        company.watch(LOBBY, watcher);
        meanwhile.add(() -> company.leave(LOBBY, guest));

        company.join(LOBBY, guest);

        assertThat(company.count(LOBBY)).isEqualTo(1);
        assertThat(watching.texts()).endsWith("1");
    }

    @Test
    void soItIsWhenSomebodyComesWhileAnotherBeginsToWatch() {
        company.join(LOBBY, watcher);
        meanwhile.add(() -> company.join(LOBBY, connection(RecordingTransport.prompt())));

        company.watch(LOBBY, watcher);

        assertThat(company.count(LOBBY)).isEqualTo(2);
        assertThat(watching.texts()).endsWith("2");
    }

    /** What happens between counting and telling happens here, as another thread could have it. */
    private Frame encode(Push push) {
        Frame frame = new Frame(push.type(), null, Integer.toString(((Company.Present) push).count()));
        Runnable other = meanwhile.poll();
        if (other != null) {
            other.run();
        }
        return frame;
    }

    private static Connection connection(RecordingTransport transport) {
        return new Connection(transport, Runnable::run, () -> 0);
    }
}
