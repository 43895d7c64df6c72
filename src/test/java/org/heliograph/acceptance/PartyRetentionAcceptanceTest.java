package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: a table of which little is kept, or much is asked")
class PartyRetentionAcceptanceTest {
    @TempDir
    private Path data;

    @Test
    @DisplayName("K6 P27: what was answered does not come back when only a few entries of the log are kept")
    void answeredStaysAnswered() {
        Table table;
        try (RunningServer server = few()) {
            table = Table.open(server);
            for (int i = 0; i < 14; i++) {
                table.player("thorin").act("try " + i);
                table.resolve("{'narrative':'" + "x".repeat(8_000) + "'}");
            }
        }
        try (RunningServer server = few()) {
            assertThat(table.at(server).status().getInt("pending")).isZero();
            table.at(server).player("thorin").act("one more");
            assertThat(table.at(server).next().getString("text")).isEqualTo("one more");
        }
    }

    private RunningServer few() {
        return RunningServer.start(data, "log.party.retain.count", "5", "log.party.segment", "64KiB");
    }

    @Test
    @DisplayName("P43: a token has as many long-polls as sockets; one more is told how many")
    void longPolls() {
        try (RunningServer server = RunningServer.start(data, "limits.sockets-per-token", "2")) {
            Table table = Table.open(server);
            Guest thorin = table.player("thorin");
            String path = "/api/streams/party/self?wait=30&from=head&token=" + thorin.token();
            List<CompletableFuture<HttpResponse<String>>> waiting =
                    IntStream.range(0, 2).mapToObj(i -> server.getLater(path)).toList();
            Awaitility.await().until(() -> thorin.ask("?wait=1&from=head").statusCode() == 429);

            assertThat(thorin.ask("?wait=1&from=head").body()).contains("Over 2 long-polls with one token");
            assertThat(table.player("elara").ask("?wait=1&from=head").statusCode())
                    .isEqualTo(200);
            table.tell("enough");
            waiting.forEach(poll -> assertThat(poll.join().body()).contains("enough"));
        }
    }
}
