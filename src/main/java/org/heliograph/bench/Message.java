package org.heliograph.bench;

import java.nio.charset.StandardCharsets;

/** The JSON of one topic's messages, of which only the stamp at the beginning of the content changes. For one thread. */
final class Message {
    private final byte[] mark;
    private final int publisher;
    private final byte[] json;
    private final int stamp;

    /**
     * @param before the JSON up to the content
     * @param size characters of content
     * @param after what follows the content
     */
    Message(byte[] mark, int publisher, String before, int size, String after) {
        this.mark = mark.clone();
        this.publisher = publisher;
        stamp = before.length();
        json = (before + "-".repeat(size) + after).getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of one message; they are overwritten by the next. */
    byte[] stamped(int number, long due) {
        Stamp.write(json, stamp, mark, publisher, number, due);
        return json;
    }
}
