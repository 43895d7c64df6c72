package org.heliograph.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.heliograph.server.settings.InvalidSettingException;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Settings on the command line. They are checked where all settings are, so that a wrong one is told alike wherever it
 * stands.
 */
final class ServeOptions {
    /** What a server of its own can afford and one in somebody's container might not. */
    private static final Map<String, String> OF_LAUNCHER = Map.of("heliograph.send.window", "256KiB");

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 0 takes a free port (8080).")
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on (127.0.0.1; for a party 0.0.0.0).")
    private @Nullable String host;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder that holds all state (data).")
    private @Nullable String data;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting by its full name, such as heliograph.context-path=/push; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** Whether the port was chosen on the command line. */
    boolean portGiven() {
        return port != null || set.containsKey("heliograph.port");
    }

    /** Whether the folder was chosen on the command line. */
    boolean dataGiven() {
        return data != null || set.containsKey("heliograph.data");
    }

    /** All settings, from every source there is. */
    Settings settings() {
        return settings(Map.of());
    }

    /** All settings, with some that stand above the command line. */
    Settings settings(Map<String, String> above) {
        return settings(above, Map.of());
    }

    /** The same, with some that stand in for the defaults. */
    Settings settings(Map<String, String> above, Map<String, String> below) {
        var commandLine = new HashMap<String, String>(set);
        put(commandLine, "heliograph.port", port);
        put(commandLine, "heliograph.host", host);
        put(commandLine, "heliograph.data", data);
        commandLine.putAll(above);
        var defaults = new HashMap<String, String>(OF_LAUNCHER);
        defaults.putAll(below);
        try {
            return Settings.read(SettingSources.ofProcess(commandLine, defaults));
        } catch (InvalidSettingException e) {
            throw new CommandException(ExitStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
