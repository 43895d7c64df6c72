package org.heliograph.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.VisibleText;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A frame for people. What others wrote is shown with its control characters made visible, so that it cannot take over
 * the terminal.
 */
final class ReadableFrame implements FrameText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Style[] WRITERS = {
        Style.fg_cyan, Style.fg_green, Style.fg_yellow, Style.fg_magenta, Style.fg_blue, Style.fg_red
    };
    /** Fields that tell where a frame stands, not what it says. */
    private static final Set<String> PLACE = Set.of("type", "timestamp", "cursor", "id", "seq", "replay", "channel_id");

    private static final String INDENT = "\n         ";

    private final boolean colours;
    private final ZoneId zone;

    ReadableFrame(boolean colours, ZoneId zone) {
        this.colours = colours;
        this.zone = zone;
    }

    @Override
    public String of(Frame frame) {
        JsonObject body = frame.body();
        String time = styled(time(body.getString("timestamp", "")), Style.faint);
        if (frame.type().equals("message")) {
            return time + " " + message(body);
        }
        return time + " "
                + ReadableTask.of(frame.type(), body)
                        .map(this::task)
                        .orElseGet(() -> styled(VisibleText.of(frame.type()), Style.bold) + " " + rest(body));
    }

    private String task(ReadableTask.Parts parts) {
        String words = indented(parts.words());
        return styled(VisibleText.of(parts.task()), colourOf(parts.task())) + " "
                + styled(VisibleText.of(parts.step()), Style.bold) + (words.isEmpty() ? "" : "  " + words);
    }

    private String message(JsonObject body) {
        String author = VisibleText.of(body.getString("author", "unknown"));
        String lane = body.get("lane") instanceof JsonString text ? " [" + VisibleText.of(text.getString()) + "]" : "";
        String content = indented(body.getString("content", ""));
        return styled(author, colourOf(author)) + styled(lane, Style.faint) + "  " + content;
    }

    private static Style colourOf(String name) {
        return WRITERS[Math.floorMod(name.hashCode(), WRITERS.length)];
    }

    private static String indented(String text) {
        return text.stripTrailing().lines().map(VisibleText::of).collect(Collectors.joining(INDENT));
    }

    private static String rest(JsonObject body) {
        return body.entrySet().stream()
                .filter(field -> !PLACE.contains(field.getKey()) && field.getValue() != JsonValue.NULL)
                .map(field -> field.getKey() + "=" + plain(field.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String plain(JsonValue value) {
        return VisibleText.of(value instanceof JsonString text ? text.getString() : value.toString());
    }

    private String time(String timestamp) {
        try {
            return TIME.format(Instant.parse(timestamp).atZone(zone));
        } catch (DateTimeException e) {
            return "--:--:--";
        }
    }

    private String styled(String text, IStyle style) {
        return colours && !text.isEmpty() ? style.on() + text + style.off() : text;
    }
}
