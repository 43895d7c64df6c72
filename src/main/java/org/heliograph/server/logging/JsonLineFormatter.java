package org.heliograph.server.logging;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.heliograph.wire.Timestamps;

/**
 * One record, one line, one JSON object: {@code time}, {@code level}, {@code logger}, {@code message} and, with an
 * exception, {@code error} and {@code at}.
 *
 * <p>An exception is shown by its classes and the places it went through. Its message is left out unless it comes from
 * the operating system or from us: a parser's may quote what a client sent.
 */
public final class JsonLineFormatter extends Formatter {
    private static final int FRAMES = 30;
    private static final int CAUSES = 5;

    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    @Override
    public String format(LogRecord event) {
        JsonObjectBuilder line = json.createObjectBuilder()
                .add("time", Timestamps.format(event.getInstant()))
                .add("level", event.getLevel().getName())
                .add("logger", String.valueOf(event.getLoggerName()))
                .add("message", Redaction.of(String.valueOf(formatMessage(event))));
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            line.add("error", Redaction.of(chain(thrown))).add("at", places(thrown));
        }
        return line.build() + "\n";
    }

    private static String chain(Throwable thrown) {
        StringBuilder chain = new StringBuilder(name(thrown));
        Throwable cause = thrown.getCause();
        for (int i = 0; cause != null && i < CAUSES; i++) {
            chain.append(", caused by ").append(name(cause));
            cause = cause.getCause();
        }
        return chain.toString();
    }

    private static String name(Throwable thrown) {
        boolean tellable =
                thrown instanceof IOException || thrown.getClass().getName().startsWith("org.heliograph.");
        String message = thrown.getMessage();
        return tellable && message != null
                ? thrown.getClass().getName() + ": " + message
                : thrown.getClass().getName();
    }

    private JsonArrayBuilder places(Throwable thrown) {
        JsonArrayBuilder places = json.createArrayBuilder();
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
            places.add(trace[i].toString());
        }
        return places;
    }
}
