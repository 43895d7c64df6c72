package org.heliograph.server.settings;

import static org.heliograph.server.settings.ValueKind.bool;
import static org.heliograph.server.settings.ValueKind.count;
import static org.heliograph.server.settings.ValueKind.duration;
import static org.heliograph.server.settings.ValueKind.durationOrZero;
import static org.heliograph.server.settings.ValueKind.integer;
import static org.heliograph.server.settings.ValueKind.size;
import static org.heliograph.server.settings.ValueKind.smallSize;
import static org.heliograph.server.settings.ValueKind.url;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting there is, in the order in which the documentation shows them. */
public final class SettingsReference {
    static final Setting<Integer> PORT = new Setting<>(
            "heliograph.port", "8080", integer(0, 65_535), "Port to listen on; 0 picks a free one. Launcher only.");
    static final Setting<String> HOST = new Setting<>(
            "heliograph.host", "127.0.0.1", ValueKind.text(), "Address to listen on; 0.0.0.0 for all. Launcher only.");
    static final Setting<String> CONTEXT_PATH = new Setting<>(
            "heliograph.context-path", "/", ValueKind.contextPath(), "Path before all others. Launcher only.");
    static final Setting<Path> DATA = new Setting<>(
            "heliograph.data",
            "data",
            ValueKind.path(),
            "Folder of all state, relative to the working directory. Cannot stand in `heliograph.properties`.");
    static final Setting<Optional<URI>> PUBLIC_URL = new Setting<>(
            "heliograph.public-url",
            "",
            url("a URL such as https://play.example/push", "http", "https").optional(),
            "How the world reaches this server, context path included.");

    static final Setting<Access.Operations> AUTH_OPS = new Setting<>(
            "heliograph.auth.ops",
            "auto",
            ValueKind.oneOf(Access.Operations.class),
            "Who needs no token for operations: local requests (`auto`), everybody (`open`), nobody (`token`).");
    static final Setting<Duration> AUTH_TIMEOUT = new Setting<>(
            "heliograph.auth.timeout", "10s", duration(), "From a party socket's opening to its `auth` frame.");
    static final Setting<List<Origin>> ORIGINS = new Setting<>(
            "heliograph.origins", "", ValueKind.listOf(ValueKind.origin()), "Foreign origins whose pages are let in.");

    static final Setting<Duration> PARTY_PING = new Setting<>(
            "heliograph.heartbeat.party.ping", "30s", duration(), "From one JSON ping on a party socket to the next.");
    static final Setting<Duration> PARTY_STALE =
            new Setting<>("heliograph.heartbeat.party.stale", "60s", duration(), "Silence that closes a party socket.");
    static final Setting<Duration> BOT_PING = new Setting<>(
            "heliograph.heartbeat.bot.ping", "30s", duration(), "From one JSON ping on a bot socket to the next.");
    static final Setting<Duration> BOT_STALE =
            new Setting<>("heliograph.heartbeat.bot.stale", "60s", duration(), "Silence that closes a bot socket.");
    static final Setting<Duration> PLAN_PING = new Setting<>(
            "heliograph.heartbeat.plan.ping", "60s", duration(), "Silence after which a plan socket is pinged.");
    static final Setting<Duration> CHANNEL_PING = new Setting<>(
            "heliograph.heartbeat.channel.ping",
            "30s",
            duration(),
            "From one protocol ping on a channel socket to the next.");

    static final Setting<Duration> SEND_STALL = new Setting<>(
            "heliograph.send.stall", "20s", duration(), "A socket that takes no byte for so long is closed.");
    static final Setting<Integer> SEND_WINDOW = new Setting<>(
            "heliograph.send.window",
            "32KiB",
            smallSize(1024),
            "Bytes in flight on one WebSocket at most; the launcher's default is 256KiB.");
    static final Setting<Duration> DRAIN = new Setting<>(
            "heliograph.drain", "5s", durationOrZero(), "How long a stop may take to say goodbye to every client.");

    static final Setting<Duration> PARTY_GRACE = new Setting<>(
            "heliograph.party.grace",
            "5s",
            durationOrZero(),
            "From a player's last socket closing to \"disconnected\".");
    static final Setting<Duration> PARTY_LEASE =
            new Setting<>("heliograph.party.lease", "10m", duration(), "How long a host may take over an action.");
    static final Setting<Integer> PARTY_HISTORY = new Setting<>(
            "heliograph.party.history", "50", integer(0, 10_000), "Narratives that a fresh page begins with.");
    static final Setting<Duration> BOT_LEASE = new Setting<>(
            "heliograph.bot.lease", "5m", duration(), "How long a worker may take over a task that names no time.");
    static final Setting<Integer> BOT_QUEUE = new Setting<>(
            "heliograph.bot.queue", "100", integer(1, Integer.MAX_VALUE), "Tasks that may wait for one bot.");

    static final Setting<Boolean> ROOT_PATHS = new Setting<>(
            "heliograph.root-paths",
            "true",
            bool(),
            "Whether `/play`, `/action`, `/character`, `/status` and the pages are served.");

    static final Setting<LogKind> LOG = new Setting<>(
            "heliograph.log",
            "jsonl",
            ValueKind.oneOf(LogKind.class),
            "Where the log lies; `jetstream` is not built in.");
    static final Setting<Optional<URI>> NATS_URL = new Setting<>(
            "heliograph.nats.url",
            "",
            url("a URL such as nats://127.0.0.1:4222", "nats", "tls", "ws", "wss")
                    .optional(),
            "The cluster of a `jetstream` log.");
    static final Setting<Long> LOG_TAIL = new Setting<>(
            "heliograph.log.tail", "16MiB", size(0), "Recent entries kept in memory, in bytes, shared by all readers.");

    static final Setting<Durability> LOG_DURABILITY = new Setting<>(
            "heliograph.log.durability",
            "sync",
            ValueKind.durability(),
            "When an event is acknowledged: on disk (`sync`), written and on disk soon (`interval:100ms`), written and on"
                    + " disk when the system likes (`memory`).");
    static final Setting<Long> LOG_SEGMENT =
            new Setting<>("heliograph.log.segment", "64MiB", size(1024), "Size at which a log file is full.");
    static final Setting<Optional<Long>> LOG_RETAIN_COUNT =
            new Setting<>("heliograph.log.retain.count", "", count().optional(), "Entries kept per topic.");
    static final Setting<Optional<Duration>> LOG_RETAIN_AGE =
            new Setting<>("heliograph.log.retain.age", "", duration().optional(), "How long an entry is kept.");
    static final Setting<Optional<Long>> LOG_RETAIN_BYTES =
            new Setting<>("heliograph.log.retain.bytes", "", size(1).optional(), "How large a log may grow.");
    static final Setting<Boolean> LOG_ARCHIVE = new Setting<>(
            "heliograph.log.archive",
            "true",
            bool(),
            "Whether files past retention are moved to `archive/`, not deleted.");

    static final Setting<Integer> LIMIT_FRAME =
            new Setting<>("heliograph.limits.frame", "16KiB", smallSize(256), "Size of an inbound frame.");
    static final Setting<Integer> LIMIT_BODY =
            new Setting<>("heliograph.limits.body", "1MiB", smallSize(256), "Size of an HTTP body.");
    static final Setting<Integer> LIMIT_FRAMES_PER_SECOND =
            limit("heliograph.limits.frames-per-second", "200", "Frames a second from one socket.");
    static final Setting<Integer> LIMIT_TOPICS = limit("heliograph.limits.topics", "128", "Topics on one socket.");
    static final Setting<Integer> LIMIT_SOCKETS = new Setting<>(
            "heliograph.limits.sockets",
            "10000",
            integer(1, 1_000_000),
            "Sockets and event streams in all. Long-polls are not counted: the connector bounds them.");
    static final Setting<Integer> LIMIT_SOCKETS_PER_TOKEN = limit(
            "heliograph.limits.sockets-per-token",
            "32",
            "Sockets with one party token; likewise the models that host with one.");
    static final Setting<Integer> LIMIT_SOCKETS_PER_PARTY =
            limit("heliograph.limits.sockets-per-party", "200", "Sockets at one table.");

    /** The applications that have a log of their own. */
    public static final List<String> APPLICATIONS = List.of("channel", "bot", "plan", "party");

    /** Those that may also be set for one application: {@code heliograph.log.bot.durability}. */
    public static final List<Setting<?>> PER_APPLICATION =
            List.of(LOG_DURABILITY, LOG_SEGMENT, LOG_RETAIN_COUNT, LOG_RETAIN_AGE, LOG_RETAIN_BYTES, LOG_ARCHIVE);

    /** Those that hold for the whole server, or for every application that has none of its own. */
    public static final List<Setting<?>> GENERAL = List.of(
            PORT,
            HOST,
            CONTEXT_PATH,
            DATA,
            PUBLIC_URL,
            AUTH_OPS,
            AUTH_TIMEOUT,
            ORIGINS,
            PARTY_PING,
            PARTY_STALE,
            BOT_PING,
            BOT_STALE,
            PLAN_PING,
            CHANNEL_PING,
            SEND_STALL,
            SEND_WINDOW,
            DRAIN,
            PARTY_GRACE,
            PARTY_LEASE,
            PARTY_HISTORY,
            BOT_LEASE,
            BOT_QUEUE,
            ROOT_PATHS,
            LOG,
            NATS_URL,
            LOG_TAIL,
            LOG_DURABILITY,
            LOG_SEGMENT,
            LOG_RETAIN_COUNT,
            LOG_RETAIN_AGE,
            LOG_RETAIN_BYTES,
            LOG_ARCHIVE,
            LIMIT_FRAME,
            LIMIT_BODY,
            LIMIT_FRAMES_PER_SECOND,
            LIMIT_TOPICS,
            LIMIT_SOCKETS,
            LIMIT_SOCKETS_PER_TOKEN,
            LIMIT_SOCKETS_PER_PARTY);

    private SettingsReference() {}

    /** Every name that may be set, those for one application among them. */
    public static Stream<Setting<?>> all() {
        Stream<Setting<?>> own = APPLICATIONS.stream()
                .flatMap(application -> PER_APPLICATION.stream().map(setting -> setting.forApplication(application)));
        return Stream.concat(GENERAL.stream(), own);
    }

    private static Setting<Integer> limit(String name, String defaultText, String meaning) {
        return new Setting<>(name, defaultText, integer(1, Integer.MAX_VALUE), meaning);
    }
}
