package org.heliograph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * What a bot has done: tasks that began and ended, every fourth of which came by WebSocket and every tenth of which
 * failed.
 *
 * @param bot its name
 * @param tasks how many
 */
record TimelinePast(String bot, int tasks) {
    private static final int WRITERS = 32;
    private static final int FROM_SOCKETS = 4;
    private static final int FAILURES = 10;
    private static final String TEXT = "x".repeat(100);

    /** Asks for the few among the many: tasks that came by WebSocket and failed. */
    static final String QUERY = "source=websocket&success=false";

    /** The same, from a socket. */
    static final byte[] SUBSCRIBE = "{\"type\":\"subscribe\",\"filters\":{\"source\":\"websocket\",\"success\":false}}"
            .getBytes(StandardCharsets.US_ASCII);

    /** How many those are. */
    int few() {
        return (int) IntStream.range(0, tasks)
                .filter(task -> fromSocket(task) && failed(task))
                .count();
    }

    private static boolean fromSocket(int task) {
        return task % FROM_SOCKETS == 0;
    }

    private static boolean failed(int task) {
        return task % FAILURES == 0;
    }

    /** Has a server record all of it; several tasks are under way at a time. */
    void tell(Rig rig) throws IOException {
        try (HttpLink link = new HttpLink(rig.target())) {
            link.put("/api/bot/" + bot);
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int first = w;
            ends.add(CompletableFuture.runAsync(() -> tellFrom(rig, first), rig.executor()));
        }
        try {
            ends.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private void tellFrom(Rig rig, int first) {
        try (HttpLink link = new HttpLink(rig.target())) {
            for (int task = first; task < tasks; task += WRITERS) {
                String path = "/api/bot/" + bot + "/tasks/" + task;
                link.post(path + "/started", "{\"source\":\"" + (fromSocket(task) ? "websocket" : "file") + "\"}");
                if (failed(task)) {
                    link.post(path + "/failed", "{\"error\":\"" + TEXT + "\"}");
                } else {
                    link.post(path + "/completed", "{\"response\":\"" + TEXT + "\"}");
                }
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
