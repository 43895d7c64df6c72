package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Cursors;
import org.heliograph.core.EventCodec;
import org.heliograph.core.Gap;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EntryIds;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;

/**
 * A program for a Java with little heap: writes a big log, opens it without its index files and with them, resumes in its
 * middle, trims it and resumes there again. Prints what it found as lines {@code name=value}. Needs nothing but the core.
 */
public final class BigLog {
    private static final Topic GENERAL = new Topic("channel", "general");
    private static final int OTHERS = 1_000;
    private static final int SEGMENT = 64 << 20;
    private static final long START = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));
    private static final byte[] EVENT = ("{\"author\":\"ada\",\"content\":\"" + "x".repeat(46) + "\"}").getBytes(UTF_8);

    private final Path directory;
    private final long entries;

    private BigLog(Path directory, long entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /** Arguments: the directory, and how many entries. */
    public static void main(String[] arguments) throws IOException {
        new BigLog(Path.of(arguments[0]), Long.parseLong(arguments[1])).run();
    }

    private void run() throws IOException {
        JsonlEventLog.open(options()).close();
        write();
        String cursor = resume("without_index");
        if (!resume("with_index").equals(cursor)) {
            throw new IllegalStateException("The cursor has changed");
        }
        trim(cursor);
    }

    private JsonlLogOptions options() {
        return JsonlLogOptions.of(directory, "channel", Clock.systemUTC(), task -> new Thread(task, "log"));
    }

    private static void tell(String name, Object value) {
        System.out.println(name + "=" + value);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Every other entry is of one topic, the rest of a thousand. */
    private void write() throws IOException {
        EntryIds ids = new EntryIds(new SecureRandom());
        Map<String, Long> seqs = new HashMap<>();
        LineBuffer lines = new LineBuffer();
        long bytes = 0;
        for (long position = 1; position <= entries; ) {
            long first = position;
            try (FileChannel file = FileChannel.open(
                    new LogDirectory(directory).segment(first),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                while (position <= entries && file.position() < SEGMENT) {
                    lines.clear();
                    for (int i = 0; i < 2_000 && position <= entries; i++, position++) {
                        String topic = position % 2 == 0 ? GENERAL.id() : "topic-" + position % OTHERS;
                        long seq = seqs.merge(topic, 1L, Long::sum);
                        byte[] name = JsonString.encode(topic);
                        lines.line(position, name, seq, START + position, ids.next(), null, EVENT);
                    }
                    bytes += file.write(lines.contents());
                }
            }
        }
        tell("bytes", bytes);
    }

    /** Answers the cursor in the middle. */
    private String resume(String how) {
        long start = System.nanoTime();
        try (EventLog log = JsonlEventLog.open(options());
                Timeline<String> timeline = timeline(log)) {
            tell(how + ".open_ms", millisSince(start));
            tell(how + ".entries", log.lastPosition());
            long middle = log.extent(GENERAL).last() / 2;
            String cursor = timeline.cursor(GENERAL, middle);
            long begin = System.nanoTime();
            List<Recorded<String>> page = timeline.after(GENERAL, timeline.seqOf(GENERAL, cursor), 32);
            tell(how + ".first_event_ms", millisSince(begin));
            tell(how + ".behind", log.lastPosition() - page.get(0).entry().position());
            tell(how + ".right", page.size() == 32 && page.get(0).entry().seq() == middle + 1);
            return cursor;
        }
    }

    private void trim(String cursor) throws IOException {
        long bytes = 0;
        for (long first : new LogDirectory(directory).segments()) {
            bytes += Files.size(new LogDirectory(directory).segment(first));
        }
        try (EventLog log = JsonlEventLog.open(options()
                        .retention(Retention.EVERYTHING.bytes(bytes / 4))
                        .delete());
                Timeline<String> timeline = timeline(log)) {
            log.trim();
            timeline.seqOf(GENERAL, cursor);
            tell("gap", "none");
        } catch (BadCursorException e) {
            tell("gap", Gap.of(e.reason(), cursor).reason());
        }
    }

    private static Timeline<String> timeline(EventLog log) {
        EventCodec<String> text = new EventCodec<>() {
            @Override
            public String encode(String event) {
                return event;
            }

            @Override
            public String decode(String json) {
                return json;
            }
        };
        ReadingListener nobody = new ReadingListener() {
            @Override
            public void gap(Topic topic) {
                // Nobody follows.
            }

            @Override
            public void shown(Instant recordedAt) {
                // Nobody follows.
            }
        };
        byte[] key = new byte[Cursors.KEY_BYTES];
        Arrays.fill(key, (byte) 7);
        return new Timeline<>(
                log,
                text,
                push -> new Frame(push.type(), null, "{\"type\":\"" + push.type() + "\"}"),
                new Cursors(key),
                new Hub(Runnable::run),
                1 << 20,
                nobody);
    }
}
