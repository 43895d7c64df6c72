package org.heliograph.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Publishes as a bot's worker does: each message is the response of a task that ends. The next task begins right after
 * the last one ended, so that a message is under way from the request that ends its task.
 */
final class TaskSender implements Sender {
    private static final String JSON = "application/json";

    private final HttpLink link;
    private final Map<Integer, String> bots;
    private final int publisher;
    private final Message message;
    private final Map<Integer, Integer> begun = new HashMap<>();

    /**
     * @param bots the name of each topic's bot
     * @param message the response, in the JSON that ends a task
     */
    TaskSender(HttpLink link, Map<Integer, String> bots, int publisher, Message message) throws IOException {
        this.link = link;
        this.bots = Map.copyOf(bots);
        this.publisher = publisher;
        this.message = message;
        for (int topic : bots.keySet()) {
            begin(topic, 0);
        }
    }

    @Override
    public void put(int topic, int number, long due) throws IOException {
        link.post(path(topic, number, "completed"), JSON, message.stamped(number, due));
        begin(topic, number + 1);
    }

    private void begin(int topic, int number) throws IOException {
        link.post(path(topic, number, "started"), "{\"source\":\"file\"}");
        begun.put(topic, number);
    }

    private String path(int topic, int number, String step) {
        return "/api/bot/" + bots.get(topic) + "/tasks/" + publisher + "-" + number + "/" + step;
    }

    /** Everything has left already. */
    @Override
    public void flush() {}

    /** Leaves no task begun. */
    @Override
    public void close() throws IOException {
        try (link) {
            for (Map.Entry<Integer, Integer> each : begun.entrySet()) {
                link.post(path(each.getKey(), each.getValue(), "failed"), "{\"error\":\"The load has ended\"}");
            }
        }
    }
}
