package org.heliograph.server.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heliograph.server.settings.Heartbeats.Pulse;

/**
 * Everything that can be set, checked once. Immutable.
 *
 * @param listen where the server is reached
 * @param access who may come in
 * @param heartbeats how sockets are asked whether they are there
 * @param sending how sockets are written to
 * @param limits how much of everything
 * @param party the party's own
 * @param bot the bots' own
 * @param rootPaths whether the root paths and pages are served
 * @param drain how long a stop may take to say goodbye
 * @param logKind where the log lies
 * @param logTail bytes of recent entries kept in memory
 * @param logs how each application's log is kept, by its name
 */
public record Settings(
        Listen listen,
        Access access,
        Heartbeats heartbeats,
        Sending sending,
        Limits limits,
        PartySettings party,
        BotSettings bot,
        boolean rootPaths,
        Duration drain,
        LogKind logKind,
        long logTail,
        Map<String, LogSettings> logs) {

    /**
     * Reads and checks them all.
     *
     * @throws InvalidSettingException for the first that is unknown or wrong
     */
    public static Settings read(SettingSources sources) {
        SettingValues values = new SettingValues(sources);
        refuseJetstream(values);
        return new Settings(
                listen(values),
                access(values),
                heartbeats(values),
                new Sending(values.value(SettingsReference.SEND_STALL), values.value(SettingsReference.SEND_WINDOW)),
                limits(values),
                party(values),
                new BotSettings(values.value(SettingsReference.BOT_LEASE), values.value(SettingsReference.BOT_QUEUE)),
                values.value(SettingsReference.ROOT_PATHS),
                values.value(SettingsReference.DRAIN),
                values.value(SettingsReference.LOG),
                values.value(SettingsReference.LOG_TAIL),
                logs(values));
    }

    /** A socket that takes no byte for so long is closed. */
    public Duration sendStall() {
        return sending.stall();
    }

    /** Bytes in flight on one WebSocket at most. */
    public int sendWindow() {
        return sending.window();
    }

    /**
     * How the application's log is kept.
     *
     * @param application one of {@link SettingsReference#APPLICATIONS}
     */
    public LogSettings log(String application) {
        LogSettings log = logs.get(application);
        if (log == null) {
            throw new IllegalArgumentException("No such application: " + application);
        }
        return log;
    }

    private static void refuseJetstream(SettingValues values) {
        if (values.value(SettingsReference.LOG) != LogKind.JSONL) {
            throw InvalidSettingException.bad(
                    SettingsReference.LOG.name(),
                    values.written(SettingsReference.LOG),
                    "this build has no JetStream log, expected jsonl");
        }
    }

    private static Listen listen(SettingValues values) {
        return new Listen(
                values.value(SettingsReference.PORT),
                values.value(SettingsReference.HOST),
                values.value(SettingsReference.CONTEXT_PATH),
                values.value(SettingsReference.DATA),
                values.value(SettingsReference.PUBLIC_URL));
    }

    private static Access access(SettingValues values) {
        return new Access(
                values.value(SettingsReference.AUTH_OPS),
                values.value(SettingsReference.AUTH_TIMEOUT),
                values.value(SettingsReference.ORIGINS));
    }

    private static Heartbeats heartbeats(SettingValues values) {
        return new Heartbeats(
                pulse(values, SettingsReference.PARTY_PING, SettingsReference.PARTY_STALE),
                pulse(values, SettingsReference.BOT_PING, SettingsReference.BOT_STALE),
                values.value(SettingsReference.PLAN_PING),
                values.value(SettingsReference.CHANNEL_PING));
    }

    private static Pulse pulse(SettingValues values, Setting<Duration> ping, Setting<Duration> stale) {
        Pulse pulse = new Pulse(values.value(ping), values.value(stale));
        if (pulse.stale().compareTo(pulse.ping()) <= 0) {
            throw InvalidSettingException.bad(
                    stale.name(),
                    values.written(stale),
                    "expected more than " + ping.name() + ", which is "
                            + values.written(ping).text());
        }
        return pulse;
    }

    private static Limits limits(SettingValues values) {
        return new Limits(
                values.value(SettingsReference.LIMIT_FRAME),
                values.value(SettingsReference.LIMIT_BODY),
                values.value(SettingsReference.LIMIT_FRAMES_PER_SECOND),
                values.value(SettingsReference.LIMIT_TOPICS),
                values.value(SettingsReference.LIMIT_SOCKETS),
                values.value(SettingsReference.LIMIT_SOCKETS_PER_TOKEN),
                values.value(SettingsReference.LIMIT_SOCKETS_PER_PARTY));
    }

    private static PartySettings party(SettingValues values) {
        return new PartySettings(
                values.value(SettingsReference.PARTY_GRACE),
                values.value(SettingsReference.PARTY_LEASE),
                values.value(SettingsReference.PARTY_HISTORY));
    }

    private static Map<String, LogSettings> logs(SettingValues values) {
        return SettingsReference.APPLICATIONS.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), application -> log(values, application)));
    }

    private static LogSettings log(SettingValues values, String application) {
        return new LogSettings(
                values.value(SettingsReference.LOG_DURABILITY, application),
                values.value(SettingsReference.LOG_SEGMENT, application),
                number(values.value(SettingsReference.LOG_RETAIN_COUNT, application)),
                values.value(SettingsReference.LOG_RETAIN_AGE, application),
                number(values.value(SettingsReference.LOG_RETAIN_BYTES, application)),
                values.value(SettingsReference.LOG_ARCHIVE, application));
    }

    private static OptionalLong number(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
