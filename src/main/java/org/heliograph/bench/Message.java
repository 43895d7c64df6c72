package org.heliograph.bench;

import java.nio.charset.StandardCharsets;

/** The JSON of one topic's messages, of which only the stamp changes. For one thread. */
final class Message {
    private final byte[] mark;
    private final int publisher;
    private final byte[] json;
    private final int stamp;

    /**
     * @param head the members before the content, each followed by a comma
     * @param size characters of content
     * @param tail what follows the object
     */
    Message(byte[] mark, int publisher, String head, int size, String tail) {
        this.mark = mark.clone();
        this.publisher = publisher;
        String before = "{" + head + "\"author\":\"bench\",\"content\":\"";
        stamp = before.length();
        json = (before + "-".repeat(size) + "\"}" + tail).getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of one message; they are overwritten by the next. */
    byte[] stamped(int number, long due) {
        Stamp.write(json, stamp, mark, publisher, number, due);
        return json;
    }
}
