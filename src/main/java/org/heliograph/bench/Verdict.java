package org.heliograph.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what followers saw with what was published. */
final class Verdict {
    private Verdict() {}

    /**
     * @param published messages sent to each topic
     * @param clients whose loops have ended
     */
    static Result.Faults of(long[] published, List<Client> clients) {
        long lost = 0;
        long duplicate = 0;
        long reordered = 0;
        long disagreeing = 0;
        Map<Integer, Long> chains = new HashMap<>();
        for (Client client : clients) {
            Order order = client.order();
            boolean healthy = client.pace() == Pace.HEALTHY;
            long missing = healthy ? published[client.topic()] - order.received() : order.holes();
            lost += missing;
            duplicate += order.duplicates();
            reordered += order.reordered();
            if (healthy && missing == 0) {
                Long first = chains.putIfAbsent(client.topic(), order.chain());
                disagreeing += first == null || first == order.chain() ? 0 : 1;
            }
        }
        return new Result.Faults(lost, duplicate, reordered, disagreeing);
    }
}
