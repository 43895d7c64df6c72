package org.heliograph.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.Test;

class BrokenSourceTest {
    private final RecordingTransport transport = RecordingTransport.prompt();
    private final Connection connection = new Connection(transport, Runnable::run, System::nanoTime);

    @Test
    void aClientWhoseNextFrameCannotBeHadIsCutAndMayComeBack() {
        connection.add(batch -> {
            throw new IllegalStateException("the disk is gone");
        });

        connection.pump();
        connection.pump();

        assertThat(transport.closes()).containsExactly(CloseCause.INTERNAL_ERROR);
        assertThat(connection.isClosed()).isTrue();
        assertThat(transport.frames()).isEmpty();
    }
}
