package org.heliograph.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path data;

    @Test
    void withoutAnySourceEverythingHasTheDefaultOfTheProtocol() {
        Settings settings = read(Map.of());

        assertThat(settings.listen().port()).isEqualTo(8080);
        assertThat(settings.listen().host()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().contextPath()).isEmpty();
        assertThat(settings.listen().publicUrl()).isEmpty();
        assertThat(settings.access()).isEqualTo(new Access(Access.Operations.AUTO, Duration.ofSeconds(10), List.of()));
        assertThat(settings.heartbeats())
                .isEqualTo(new Heartbeats(
                        new Heartbeats.Pulse(Duration.ofSeconds(30), Duration.ofSeconds(60)),
                        new Heartbeats.Pulse(Duration.ofSeconds(30), Duration.ofSeconds(60)),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30)));
        assertThat(settings.sendStall()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.sendWindow()).isEqualTo(32 * 1024);
        assertThat(settings.limits()).isEqualTo(new Limits(16 * 1024, 1024 * 1024, 200, 128, 10_000, 32, 200));
        assertThat(settings.party()).isEqualTo(new PartySettings(Duration.ofSeconds(5), Duration.ofMinutes(10), 50));
        assertThat(settings.bot()).isEqualTo(new BotSettings(Duration.ofMinutes(5), 100));
        assertThat(settings.rootPaths()).isTrue();
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.logTail()).isEqualTo(16L * 1024 * 1024);
        assertThat(settings.logs()).containsOnlyKeys("channel", "bot", "plan", "party");
        assertThat(settings.log("party").durability()).isEqualTo(new Durability.Sync());
        assertThat(settings.log("party").segmentBytes()).isEqualTo(64L * 1024 * 1024);
        assertThat(settings.log("party").retainCount()).isEmpty();
        assertThat(settings.log("party").retainAge()).isEmpty();
        assertThat(settings.log("party").retainBytes()).isEmpty();
        assertThat(settings.log("party").archive()).isTrue();
    }

    @Test
    void aFolderWithoutASettingSourceIsTheOneCalledData() {
        assertThat(Settings.read(SettingSources.of(Map.of())).listen().dataDirectory())
                .isEqualTo(Path.of("data"));
    }

    @Test
    void anApplicationsOwnLogSettingsWinOverTheGeneralOnes() {
        Settings settings = read(Map.of(
                "heliograph.log.durability", "interval:100ms",
                "heliograph.log.bot.durability", "memory",
                "heliograph.log.retain.count", "1000",
                "heliograph.log.plan.retain.count", "",
                "heliograph.log.plan.archive", "false"));

        assertThat(settings.log("channel").durability()).isEqualTo(new Durability.Interval(Duration.ofMillis(100)));
        assertThat(settings.log("bot").durability()).isEqualTo(new Durability.Memory());
        assertThat(settings.log("bot").retainCount()).isEqualTo(OptionalLong.of(1000));
        assertThat(settings.log("plan").retainCount()).isEmpty();
        assertThat(settings.log("plan").archive()).isFalse();
        assertThat(settings.log("channel").archive()).isTrue();
    }

    @Test
    void addressesAreReadIntoWhatTheyMean() {
        Settings settings = read(Map.of(
                "heliograph.context-path", "/push",
                "heliograph.public-url", "https://play.example/push/",
                "heliograph.origins", "https://a.example, http://B.example:8080"));

        assertThat(settings.listen().contextPath()).isEqualTo("/push");
        assertThat(settings.listen().publicUrl()).contains(URI.create("https://play.example/push"));
        assertThat(settings.access().origins())
                .containsExactly(new Origin("https", "a.example", 443), new Origin("http", "b.example", 8080));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.0.1, true",
        "localhost, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "::, false",
        "192.168.1.4, false",
        "127.0.0.1.example, false",
        "my-machine, false"
    })
    void onlyAddressesThatNobodyElseCanReachAreLoopback(String host, boolean loopback) {
        assertThat(read(Map.of("heliograph.host", host)).listen().onLoopbackOnly())
                .isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "heliograph.port, 65536, a whole number from 0 to 65535",
        "heliograph.port, eighty, a whole number from 0 to 65535",
        "heliograph.port, '', a whole number from 0 to 65535",
        "heliograph.host, ' ', a name or an address",
        "heliograph.context-path, push, / or a path such as /push",
        "heliograph.context-path, /push/, / or a path such as /push",
        "heliograph.public-url, play.example, a URL such as",
        "heliograph.public-url, ftp://play.example, a URL such as",
        "heliograph.public-url, https://play.example/?a=b, a URL such as",
        "heliograph.auth.ops, yes, auto or open or token",
        "heliograph.auth.ops, OPEN, auto or open or token",
        "heliograph.auth.timeout, 30, a duration from 1ms such as 500ms",
        "heliograph.auth.timeout, 0s, a duration from 1ms such as 500ms",
        "heliograph.auth.timeout, -1s, a duration from 1ms such as 500ms",
        "heliograph.auth.timeout, 5 parsecs, a duration from 1ms such as 500ms",
        "heliograph.send.stall, 1ns, a duration from 1ms such as 500ms",
        "heliograph.drain, soon, a duration such as 0s",
        "heliograph.origins, play.example, an origin such as https://play.example",
        "heliograph.origins, *, an origin such as https://play.example",
        "heliograph.origins, https://play.example/page, an origin such as https://play.example",
        "heliograph.limits.frame, 1, a size such as 512B",
        "heliograph.limits.frame, 16KIB, a size such as 512B",
        "heliograph.limits.frame, 9EiB, a size such as 512B",
        "heliograph.limits.topics, 0, a whole number from 1",
        "heliograph.limits.topics, 3000000000, a whole number from 1",
        "heliograph.limits.sockets, 2147483647, a whole number from 1 to 1000000",
        "heliograph.root-paths, yes, true or false",
        "heliograph.log.durability, interval, 'sync, memory or interval:100ms'",
        "heliograph.log.durability, interval:0s, 'sync, memory or interval:100ms'",
        "heliograph.log.bot.retain.age, old, a duration from 1ms",
        "heliograph.log.retain.count, 0, a whole number from 1",
        "heliograph.log, sqlite, jsonl or jetstream"
    })
    void aBadValueIsNamedWithItsSourceAndWhatWasExpected(String name, String value, String expected) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name + " = " + value.strip() + " (--set): expected " + expected)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aLogThatIsNotBuiltInIsRefusedInOneLine() {
        assertThatThrownBy(() ->
                        read(Map.of("heliograph.log", "jetstream", "heliograph.nats.url", "nats://127.0.0.1:4222")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("heliograph.log = jetstream (--set): this build has no JetStream log, expected jsonl");
    }

    @Test
    void aHeartbeatThatCallsEverySocketStaleIsRefused() {
        assertThatThrownBy(() -> read(Map.of("heliograph.heartbeat.bot.ping", "2m")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("heliograph.heartbeat.bot.stale = 60s (default): expected more than"
                        + " heliograph.heartbeat.bot.ping, which is 2m");
    }

    @Test
    void aMessageShowsNeitherPasswordsNorMoreThanOneLine() {
        assertThatThrownBy(() -> read(Map.of("heliograph.public-url", "https://me:geheim@h/\n?x")))
                .message()
                .doesNotContain("geheim", "\n")
                .contains("***@");
    }

    private Settings read(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("heliograph.data", data.toString());
        return Settings.read(SettingSources.of(all));
    }
}
