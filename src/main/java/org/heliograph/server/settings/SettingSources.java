package org.heliograph.server.settings;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where settings come from, the strongest first; {@code heliograph.properties} in the data directory stands between the
 * environment and the context parameters, the defaults come last.
 *
 * @param commandLine {@code --set name=value}, and options that stand for one
 * @param systemProperties those of other programs are passed over
 * @param environment variables of the process; those of other programs are passed over
 * @param contextParameters of the web application, or what a launcher would rather have than the defaults
 */
public record SettingSources(
        Map<String, String> commandLine,
        Map<String, String> systemProperties,
        Map<String, String> environment,
        Map<String, String> contextParameters) {

    public SettingSources {
        commandLine = Map.copyOf(commandLine);
        systemProperties = Map.copyOf(systemProperties);
        environment = Map.copyOf(environment);
        contextParameters = Map.copyOf(contextParameters);
    }

    /** The sources of this process, with what only the caller knows. */
    public static SettingSources ofProcess(Map<String, String> commandLine, Map<String, String> contextParameters) {
        return new SettingSources(commandLine, strings(System.getProperties()), System.getenv(), contextParameters);
    }

    /** Nothing but these. */
    public static SettingSources of(Map<String, String> commandLine) {
        return new SettingSources(commandLine, Map.of(), Map.of(), Map.of());
    }

    private static Map<String, String> strings(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }
}
