package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.jspecify.annotations.Nullable;

/** A draft that waits to be written, its parts encoded by the thread that brought it. */
final class Submission {
    private static final int OVERHEAD = 256;

    final Draft draft;
    final byte[] topic;
    final byte @Nullable [] key;
    final byte[] event;
    /** Segments that begin before this position hold nothing that it would repeat. */
    final long newBefore;

    /** By the clock, when it came: entries that are written together are not to look like one act. */
    final long broughtMicros;

    final long broughtNanos;
    final CompletableFuture<Appended> future = new CompletableFuture<>();

    Submission(Draft draft, byte[] event, long newBefore, long broughtMicros, long broughtNanos) {
        this.draft = draft;
        this.topic = JsonString.encode(draft.topic().id());
        this.key = draft.key() == null ? null : JsonString.encode(draft.key());
        this.event = event;
        this.newBefore = newBefore;
        this.broughtMicros = broughtMicros;
        this.broughtNanos = broughtNanos;
    }

    static byte[] encoded(String event) {
        return event.getBytes(UTF_8);
    }

    /** About what it takes on the heap. */
    long bytes() {
        return OVERHEAD + topic.length + (key == null ? 0 : key.length) + 2L * event.length;
    }
}
