package org.heliograph.plans;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one stream of a step has printed and is not yet sure: bytes that begin a character, characters that may begin a
 * secret. Immutable.
 */
public final class Flow {
    /** Nothing was printed yet. */
    public static final Flow EMPTY = new Flow(new byte[0], "");

    private static final String REPLACEMENT = "\uFFFD";

    private final byte[] begun;
    private final String held;

    private Flow(byte[] begun, String held) {
        this.begun = begun;
        this.held = held;
    }

    /** Whether nothing is held back. */
    public boolean isEmpty() {
        return begun.length == 0 && held.isEmpty();
    }

    /** More bytes; what is not UTF-8 becomes U+FFFD. */
    public Passed and(byte[] bytes, Mask mask) {
        byte[] all = bytes;
        if (begun.length > 0) {
            all = Arrays.copyOf(begun, begun.length + bytes.length);
            System.arraycopy(bytes, 0, all, begun.length, bytes.length);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer in = ByteBuffer.wrap(all);
        CharBuffer out = CharBuffer.allocate(all.length);
        decoder.decode(in, out, false);
        byte[] left = Arrays.copyOfRange(all, in.position(), all.length);
        return passed(left, out.flip().toString(), mask);
    }

    /** More text. A character that was begun before it will not be ended. */
    Passed and(String text, Mask mask) {
        return passed(new byte[0], begun.length > 0 ? REPLACEMENT + text : text, mask);
    }

    private Passed passed(byte[] left, String text, Mask mask) {
        Mask.Covered covered = mask.coverBeginning(held + text);
        return new Passed(covered.text(), new Flow(left, covered.held()));
    }

    /** What was held, now that nothing follows. */
    public String end(Mask mask) {
        return mask.cover(begun.length > 0 ? held + REPLACEMENT : held);
    }

    /**
     * What is sure now, and the flow after it.
     *
     * @param text may go into the log
     */
    public record Passed(String text, Flow after) {}
}
