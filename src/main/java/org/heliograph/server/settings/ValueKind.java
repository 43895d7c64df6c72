package org.heliograph.server.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What the values of a setting look like.
 *
 * @param expected completes the sentence "expected …"
 * @param parse reads a value; throws {@link IllegalArgumentException} for one that does not look like that
 */
public record ValueKind<T>(String expected, Function<String, T> parse) {
    private static final long SHORTEST = Duration.ofMillis(1).toNanos();

    static ValueKind<Integer> integer(int min, int max) {
        String expected =
                max == Integer.MAX_VALUE ? "a whole number from " + min : "a whole number from " + min + " to " + max;
        return new ValueKind<>(expected, text -> (int) within(Long.parseLong(text), min, max));
    }

    static ValueKind<Long> count() {
        return new ValueKind<>("a whole number from 1", text -> within(Long.parseLong(text), 1, Long.MAX_VALUE));
    }

    static ValueKind<Boolean> bool() {
        return new ValueKind<>("true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    static <E extends Enum<E>> ValueKind<E> oneOf(Class<E> values) {
        List<String> names = Arrays.stream(values.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return new ValueKind<>(String.join(" or ", names), text -> {
            int at = names.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException(text);
            }
            return values.getEnumConstants()[at];
        });
    }

    /** A duration that a timer can keep. */
    static ValueKind<Duration> duration() {
        return new ValueKind<>("a duration from 1ms such as 500ms, 30s or 10m", text -> duration(text, SHORTEST));
    }

    /** A duration that may be none at all. */
    static ValueKind<Duration> durationOrZero() {
        return new ValueKind<>("a duration such as 0s, 500ms, 30s or 10m", text -> duration(text, 0));
    }

    /** A size that one array can hold. */
    static ValueKind<Integer> smallSize(int min) {
        return new ValueKind<>(sizeFrom(min), text -> (int) within(bytes(text), min, Integer.MAX_VALUE - 8));
    }

    static ValueKind<Long> size(long min) {
        return new ValueKind<>(sizeFrom(min), text -> within(bytes(text), min, Long.MAX_VALUE));
    }

    static ValueKind<String> text() {
        return new ValueKind<>("a name or an address", text -> check(text, !text.isBlank()));
    }

    static ValueKind<Path> path() {
        return new ValueKind<>("a folder", text -> {
            try {
                return Path.of(check(text, !text.isBlank()));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    /** {@code /} or {@code /push}; read as containers write it, where the root is empty. */
    static ValueKind<String> contextPath() {
        return new ValueKind<>("/ or a path such as /push", text -> {
            check(text, text.equals("/") || text.matches("(/[A-Za-z0-9._~-]+)+"));
            return text.equals("/") ? "" : text;
        });
    }

    /** An absolute URL of one of the schemes; a slash at its end is dropped. */
    static ValueKind<URI> url(String expected, String... schemes) {
        return new ValueKind<>(expected, text -> {
            URI uri = uri(text.replaceFirst("/+$", ""));
            check(text, uri.getHost() != null && Arrays.asList(schemes).contains(uri.getScheme()));
            check(text, uri.getRawQuery() == null && uri.getRawFragment() == null);
            return uri;
        });
    }

    /** A list, parted by commas. */
    static <T> ValueKind<List<T>> listOf(ValueKind<T> one) {
        return new ValueKind<>(
                one.expected + ", several parted by commas",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(one.parse)
                        .toList());
    }

    static ValueKind<Origin> origin() {
        return new ValueKind<>(
                "an origin such as https://play.example",
                text -> Origin.parse(text).orElseThrow(() -> new IllegalArgumentException(text)));
    }

    static ValueKind<Durability> durability() {
        String interval = "interval:";
        return new ValueKind<>("sync, memory or interval:100ms", text -> switch (text) {
            case "sync" -> new Durability.Sync();
            case "memory" -> new Durability.Memory();
            default -> {
                check(text, text.startsWith(interval));
                yield new Durability.Interval(duration(text.substring(interval.length()), SHORTEST));
            }
        });
    }

    /** The same, or nothing for an empty value. */
    ValueKind<Optional<T>> optional() {
        return new ValueKind<>(
                expected + ", or nothing", text -> text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text)));
    }

    private static String sizeFrom(long min) {
        return "a size such as 512B, 64KiB or 16MiB" + (min > 1 ? ", at least " + min + "B" : "");
    }

    private static Duration duration(String text, long minNanos) {
        // The library reads a bare number as milliseconds: too easy to get wrong for somebody who means seconds.
        check(text, text.matches(".*[a-z]"));
        long nanos = read(text, config -> config.getDuration("value").toNanos());
        return Duration.ofNanos(within(nanos, minNanos, Long.MAX_VALUE));
    }

    private static long bytes(String text) {
        return read(text, config -> config.getBytes("value"));
    }

    private static long read(String text, ToLongFunction<Config> getter) {
        try {
            return getter.applyAsLong(ConfigValueFactory.fromAnyRef(text).atKey("value"));
        } catch (ConfigException | ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static long within(long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(Long.toString(value));
        }
        return value;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String check(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
