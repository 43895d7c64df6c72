package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Entry;
import org.heliograph.support.Frames;

@Label("event frames")
class FrameSizeProperties {
    private static final BigDecimal LONG = new BigDecimal("999999999.123456");

    private final Workshop workshop = new Workshop();

    @Property(tries = 400)
    @Label("B33 are at most 1,024 bytes whatever is in them, also as a replay, and are whole where it fits")
    void fit(
            @ForAll("ids") String bot,
            @ForAll("ids") String task,
            @ForAll("texts") String text,
            @ForAll("texts") String other,
            @ForAll("files") List<String> files) {
        fits(bot, new TaskEvent.TaskStarted(task, Source.WEBSOCKET, "lease", 300L, null));
        fits(
                bot,
                new TaskEvent.TaskQueued(
                        task,
                        Source.WEBSOCKET,
                        text,
                        Priority.P1,
                        2_592_000L,
                        Instant.parse("9999-12-31T23:59:59Z"),
                        100,
                        101,
                        other,
                        null));
        fits(bot, new TaskEvent.TaskCompleted(task, Source.WEBSOCKET, text, files, LONG, null));
        fits(bot, new TaskEvent.TaskFailed(task, Source.WEBSOCKET, text, LONG, null));
        Task running = Task.of(new TaskEvent.TaskStarted(task, Source.WEBSOCKET, null, null, null), 1);
        Frame progress = workshop.timeline.encode(
                ProgressPush.of(new BotId(bot), running, new Progress(100, text, LONG, workshop.clock.instant())));
        assertSize(progress);
        assertCut(progress, "message", text);
    }

    private void fits(String bot, TaskEvent event) {
        Timeline<BotEvent> timeline = workshop.timeline;
        Entry entry = new Entry(
                new BotId(bot).topic(),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                workshop.clock.instant(),
                "A".repeat(22),
                null,
                workshop.codec.encode(event));
        Recorded<BotEvent> recorded = timeline.read(entry);
        Frame frame = timeline.frames(recorded, new BotView(BotFilter.ALL)).get(0);
        Frame whole = timeline.encode(BotPush.whole(recorded, event));
        assertSize(frame);
        assertSize(frame.replayed());
        assertThat(whole.text()).doesNotContain("\"truncated\"");
        if (event instanceof TaskEvent.TaskFailed failed) {
            assertCut(frame, "error", failed.error());
        }
        // Files are given half of the room, and what else a frame says is not counted to the byte.
        boolean hasFiles = event instanceof TaskEvent.TaskCompleted completed
                && !completed.filesModified().isEmpty();
        if (bytes(whole) < (hasFiles ? 500 : 750)) {
            assertThat(frame.text()).isEqualTo(whole.text());
        }
    }

    private static void assertSize(Frame frame) {
        assertThat(bytes(frame)).as(frame.text()).isLessThanOrEqualTo(FrameRoom.FRAME);
    }

    /** A text is whole, or begins as it does and says so. */
    private static void assertCut(Frame frame, String name, String text) {
        var object = Frames.parse(frame.text());
        String shown = object.getString(name);
        if (object.containsKey("truncated")) {
            assertThat(shown).endsWith("…");
            assertThat(text).startsWith(shown.substring(0, shown.length() - 1));
        } else {
            assertThat(shown).isEqualTo(text);
        }
    }

    private static int bytes(Frame frame) {
        return frame.text().getBytes(StandardCharsets.UTF_8).length;
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of("B", "BOT-002", "x".repeat(128));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "\"",
                "\\",
                "\n",
                "\u0000",
                "\u001f",
                "\u007f",
                "é",
                "…",
                "\u2028",
                "🔥",
                "\ufeff",
                "/",
                "</script>");
        return Combinators.combine(pieces.list().ofMaxSize(12), Arbitraries.of(0, 1, 5, 20, 60, 700))
                .as((some, times) -> String.join("", some).repeat(times));
    }

    @Provide
    Arbitrary<List<String>> files() {
        return Combinators.combine(texts(), Arbitraries.of(0, 1, 3, 200))
                .as((text, times) -> java.util.Collections.nCopies(times, text));
    }
}
