package org.heliograph.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Publishes by {@code POST /api/messages}: one message a request, or all that are due, a line each. */
final class PostSender implements Sender {
    private static final String MESSAGES = "/api/messages";
    private static final int MOST_LINES = 1_000;
    private static final int MOST_BYTES = 512 * 1024;

    private final HttpLink link;
    private final Message[] messages;
    private final boolean batches;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int waiting;

    /** @param messages one for each topic */
    PostSender(HttpLink link, Message[] messages, boolean batches) {
        this.link = link;
        this.messages = messages.clone();
        this.batches = batches;
    }

    @Override
    public void put(int topic, int number, long due) throws IOException {
        byte[] json = messages[topic].stamped(number, due);
        if (!batches) {
            link.post(MESSAGES, "application/json", json);
            return;
        }
        lines.writeBytes(json);
        waiting++;
        if (waiting == MOST_LINES || lines.size() > MOST_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (waiting > 0) {
            link.post(MESSAGES, "application/x-ndjson", lines.toByteArray());
            lines.reset();
            waiting = 0;
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
