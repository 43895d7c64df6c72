package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Channel;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("what is kept")
class RetentionAcceptanceTest {
    private static final int SAID = 40;

    @TempDir
    Path data;

    private String before;

    /** A server with small files says many things; the cursor stands before all of them. */
    private void fill() {
        try (RunningServer server = RunningServer.start(data, "log.segment", "1KiB")) {
            Channel channel = new Channel(server, "c");
            before = channel.poll("").getString("cursor");
            for (int i = 0; i < SAID; i++) {
                channel.say("message " + i);
            }
        }
    }

    private void assertGap(Channel channel, int kept) {
        JsonObject poll = channel.poll("?limit=1000&cursor=" + before);
        assertThat(poll.getJsonObject("gap").getString("reason")).isEqualTo("trimmed");
        try (WireClient client = channel.open("?cursor=" + before)) {
            List<JsonObject> frames = client.next(2);
            assertThat(frames).extracting(frame -> frame.getString("type")).containsOnly("connected", "gap");
            assertThat(frames)
                    .filteredOn(frame -> frame.getString("type").equals("gap"))
                    .extracting(frame -> frame.getString("reason"))
                    .containsExactly("trimmed");
        }
        assertThat(channel.page("&limit=1000").getJsonArray("messages")).hasSize(kept);
    }

    private List<Path> files(String folder) throws Exception {
        Path directory = data.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\d+\\.jsonl"))
                    .toList();
        }
    }

    @Test
    @DisplayName("K6 by count, for one application: an older cursor is told of the gap; old files go to the archive")
    void byCount() throws Exception {
        fill();
        int all = files("channel").size();
        try (RunningServer server = RunningServer.start(data, "log.segment", "1KiB", "log.channel.retain.count", "5")) {
            assertGap(new Channel(server, "c"), 5);
            assertThat(files("channel/archive")).hasSizeGreaterThan(3);
            assertThat(files("channel").size() + files("channel/archive").size())
                    .isEqualTo(all);
        }
    }

    @Test
    @DisplayName("K6 by bytes, archive off: an older cursor is told of the gap; old files are gone")
    void byBytes() throws Exception {
        fill();
        try (RunningServer server =
                RunningServer.start(data, "log.segment", "1KiB", "log.retain.bytes", "3KiB", "log.archive", "false")) {
            Channel channel = new Channel(server, "c");
            int kept = channel.page("&limit=1000").getJsonArray("messages").size();
            assertThat(kept).isBetween(1, SAID / 2);
            assertGap(channel, kept);
            assertThat(files("channel/archive")).isEmpty();
        }
    }
}
