package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.heliograph.cli.run.Note.Kind;
import org.heliograph.plans.Flow;
import org.heliograph.plans.Mask;

/**
 * Makes whole characters without secrets of what the step at hand prints. The beginning of a character or of a secret is
 * held back until it is known what becomes of it. For one thread.
 */
final class Cover {
    /** However it is written in the end, a piece of so many bytes fits into one letter. */
    private static final int PIECE = 16 * 1024;

    private final Mask mask;
    private final Map<Kind, Flow> flows = new EnumMap<>(Kind.class);

    Cover(Mask mask) {
        this.mask = mask;
    }

    /** Takes what may be read of a piece. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] bytes);
    }

    /** More of one stream; the reader may be called several times, or not at all. */
    void add(Kind stream, byte[] bytes, Reader reader) {
        for (int from = 0; from < bytes.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
            Flow.Passed passed = flows.getOrDefault(stream, Flow.EMPTY).and(piece, mask);
            flows.put(stream, passed.after());
            give(passed.text(), reader);
        }
    }

    /** The end of a stream. */
    void end(Kind stream, Reader reader) {
        Flow flow = flows.remove(stream);
        if (flow != null) {
            give(flow.end(mask), reader);
        }
    }

    private static void give(String text, Reader reader) {
        if (!text.isEmpty()) {
            reader.read(text.getBytes(UTF_8));
        }
    }
}
