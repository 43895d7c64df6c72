package org.heliograph.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.core.log.LogHealth;
import org.heliograph.server.access.AccessControl;
import org.heliograph.server.access.OperationsTokens;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.support.ServletServer;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthServletTest {
    private static final List<String> PATHS = List.of("/health/live", "/health/ready", "/api/health");

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Map<String, LogHealth> logs = new ConcurrentHashMap<>();
    private final Json json = new Json();
    private AccessControl access;
    private ServletServer server;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(
                SettingSources.of(Map.of("heliograph.data", data.toString(), "heliograph.auth.ops", "token")));
        access = AccessControl.of(
                settings, OperationsTokens.open(data, Clock.systemUTC()), secret -> Caller.REJECTED, json, false);
        Health health = new Health("1.2.3", () -> Duration.ofMillis(65_999), stopping::get, () -> logs);
        server = new ServletServer(data, access, new HealthServlet(), PATHS, health);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aServerWithGoodLogsIsReady() throws Exception {
        logs.put("channel", new LogHealth(2, true, ""));
        logs.put("bot", LogHealth.GOOD);

        HttpResponse<String> answer = server.get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.parse(answer.body()))
                .isEqualTo(json.parse("{\"status\":\"ready\",\"reasons\":[],\"logs\":["
                        + "{\"name\":\"bot\",\"writable\":true,\"damaged_lines\":0},"
                        + "{\"name\":\"channel\",\"writable\":true,\"damaged_lines\":2}]}"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aLogThatCannotBeWrittenIsAReason() throws Exception {
        logs.put("channel", new LogHealth(0, false, "/srv/secret-place: No space left on device"));

        HttpResponse<String> answer = server.get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"unready\"", "The log of channel cannot be written", "\"writable\":false")
                .doesNotContain("secret-place");
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatIsStoppingLivesButIsNotReady() throws Exception {
        stopping.set(true);

        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(server.get("/health/ready").body()).contains("The server is stopping");
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/api/health").body()).contains("\"stopping\"");
    }

    @Test
    void theShortAnswerHoldsVersionAndUptime() throws Exception {
        assertThat(json.parse(server.get("/api/health").body()))
                .isEqualTo(json.parse("{\"status\":\"ok\",\"version\":\"1.2.3\",\"uptime_seconds\":65}"));
    }

    @Test
    void aServerThatHasNotStartedIsNotReady(@TempDir Path folder) throws Exception {
        try (ServletServer starting = new ServletServer(folder, access, new HealthServlet(), PATHS)) {
            assertThat(starting.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(starting.get("/health/live").statusCode()).isEqualTo(200);
        }
    }
}
