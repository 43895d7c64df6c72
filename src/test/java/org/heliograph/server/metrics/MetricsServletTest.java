package org.heliograph.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
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

class MetricsServletTest {
    private final Metrics metrics = new Metrics();
    private ServletServer server;
    private String bearer;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(
                SettingSources.of(Map.of("heliograph.data", data.toString(), "heliograph.auth.ops", "token")));
        OperationsTokens tokens = OperationsTokens.open(data, Clock.systemUTC());
        bearer = "Bearer "
                + tokens.create(Role.VIEWER, "prometheus", Optional.empty()).secret();
        AccessControl access = AccessControl.of(settings, tokens, secret -> Caller.REJECTED, new Json(), true);
        server = new ServletServer(data, access, new MetricsServlet(), List.of("/metrics"), metrics);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        metrics.close();
    }

    @Test
    void theNamesThatMonitorsRelyOnAreThere() throws Exception {
        AtomicInteger connected = new AtomicInteger(3);
        metrics.connections("channel", connected::get);
        metrics.subscriptions("channel", () -> 4);
        metrics.damagedLines("channel", () -> 5);
        metrics.closed(1001);
        metrics.closed(1001);
        metrics.gap();
        metrics.encoded();
        metrics.appended(Duration.ofMillis(2));
        metrics.fsynced(Duration.ofMillis(1));
        metrics.delivered(Duration.ofMillis(7));
        connected.incrementAndGet();

        assertThat(scrape().lines())
                .contains(
                        "heliograph_connections{endpoint=\"channel\"} 4.0",
                        "heliograph_subscriptions{kind=\"channel\"} 4.0",
                        "heliograph_log_damaged_lines{log=\"channel\"} 5.0",
                        "heliograph_closes_total{code=\"1001\"} 2.0",
                        "heliograph_gaps_total 1.0",
                        "heliograph_encodings_total 1.0",
                        "heliograph_append_seconds_count 1",
                        "heliograph_append_seconds_sum 0.002",
                        "heliograph_append_seconds_bucket{le=\"0.0025\"} 1",
                        "heliograph_append_seconds_bucket{le=\"0.001\"} 0",
                        "heliograph_fsync_seconds_count 1",
                        "heliograph_deliver_seconds_count 1")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(line -> line.startsWith("process_cpu_usage "))
                .anyMatch(line -> line.startsWith("process_files_open_files "))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "));
    }

    @Test
    void figuresThatMayRiseStartAtNothingNotNowhere() throws Exception {
        assertThat(scrape().lines()).contains("heliograph_gaps_total 0.0", "heliograph_append_seconds_count 0");
    }

    @Test
    void aClientCannotMakeUpCodesWithoutEnd() throws Exception {
        for (int code = 3000; code < 3100; code++) {
            metrics.closed(code);
        }
        assertThat(scrape().lines().filter(line -> line.startsWith("heliograph_closes_total{")))
                .containsExactly("heliograph_closes_total{code=\"other\"} 100.0");
    }

    @Test
    void everyNameOfOursIsInTheManual() throws Exception {
        metrics.connections("channel", () -> 0);
        metrics.subscriptions("channel", () -> 0);
        metrics.damagedLines("channel", () -> 0);
        metrics.closed(1000);
        String manual = Files.readString(Path.of("docs", "operations.md"));

        assertThat(scrape().lines().filter(line -> line.startsWith("# TYPE heliograph_")))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(line -> assertThat(manual).contains(line.split(" ")[2].replaceFirst("_max$", "")));
    }

    @Test
    void whoMayNotReadLearnsNothing() throws Exception {
        HttpResponse<String> answer = server.get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("jvm_");
    }

    @Test
    void theFormatIsTheOneThatWasAskedFor() throws Exception {
        assertThat(server.get("/metrics", "Authorization", bearer).headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        HttpResponse<String> open =
                server.get("/metrics", "Authorization", bearer, "Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(open.body()).endsWith("# EOF\n");
    }

    private String scrape() throws Exception {
        HttpResponse<String> answer = server.get("/metrics", "Authorization", bearer);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
