package org.heliograph.server.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What was written for each setting, from the strongest source that has it. */
final class SettingValues {
    static final String FILE = "heliograph.properties";

    /** Read by the client commands, not by the server. */
    private static final Set<String> CLIENT_VARIABLES = Set.of("HELIOGRAPH_URL", "HELIOGRAPH_TOKEN");

    private static final String ENVIRONMENT_PREFIX = "HELIOGRAPH_";

    private final Map<String, Setting<?>> known =
            SettingsReference.all().collect(Collectors.toMap(Setting::name, setting -> setting));
    private final Map<String, GivenValue> given = new LinkedHashMap<>();

    /** Gathers all sources; throws {@link InvalidSettingException} for a name or a value that is none. */
    SettingValues(SettingSources sources) {
        sources.commandLine().forEach((name, text) -> add(name, text, "--set"));
        addOurs(sources.systemProperties(), "system property");
        addEnvironment(sources.environment());
        addFile(dataDirectory(sources).resolve(FILE));
        addOurs(sources.contextParameters(), "context parameter");
        known.values().forEach(this::value);
    }

    /** The setting's value. */
    <T> T value(Setting<T> setting) {
        return parse(setting, written(setting));
    }

    /** The application's own value, or the general one. */
    <T> T value(Setting<T> setting, String application) {
        Setting<T> own = setting.forApplication(application);
        return given.containsKey(own.name()) ? value(own) : value(setting);
    }

    /** What was written for it, wherever. */
    GivenValue written(Setting<?> setting) {
        return given.getOrDefault(setting.name(), new GivenValue(setting.defaultText(), "default"));
    }

    private static <T> T parse(Setting<T> setting, GivenValue written) {
        try {
            return setting.kind().parse().apply(written.text());
        } catch (IllegalArgumentException e) {
            throw InvalidSettingException.bad(
                    setting.name(), written, "expected " + setting.kind().expected());
        }
    }

    /** The folder must be known before the file in it is read, so the sources below the file are asked here too. */
    private Path dataDirectory(SettingSources sources) {
        Setting<Path> data = SettingsReference.DATA;
        String parameter = sources.contextParameters().get(data.name());
        if (parameter == null || given.containsKey(data.name())) {
            return value(data);
        }
        return parse(data, new GivenValue(parameter.strip(), "context parameter"));
    }

    private void addOurs(Map<String, String> values, String source) {
        values.forEach((name, text) -> {
            if (name.startsWith(Setting.PREFIX)) {
                add(name, text, source);
            }
        });
    }

    private void addEnvironment(Map<String, String> environment) {
        Map<String, String> names =
                known.values().stream().collect(Collectors.toMap(Setting::environmentName, Setting::name));
        environment.forEach((variable, text) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX) && !CLIENT_VARIABLES.contains(variable)) {
                add(names.getOrDefault(variable, variable), text, "environment variable " + variable);
            }
        });
    }

    private void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingException(file + " cannot be read as a properties file in UTF-8");
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.equals(SettingsReference.DATA.name())) {
                throw new InvalidSettingException(name + " cannot be set in " + file + ", which lies in that folder");
            }
            add(name, properties.getProperty(name, ""), file.toString());
        }
    }

    private void add(String name, String text, String source) {
        if (!known.containsKey(name)) {
            throw InvalidSettingException.unknown(name, source, hint(name));
        }
        given.putIfAbsent(name, new GivenValue(text.strip(), source));
    }

    private String hint(String name) {
        return known.keySet().stream()
                .sorted()
                .filter(candidate -> Spelling.resembles(candidate, name))
                .findFirst()
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }
}
