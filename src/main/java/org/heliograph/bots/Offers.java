package org.heliograph.bots;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tasks that were shown to a worker which has yet to say that it begins. In no log: to everybody else such a task still
 * waits, and after a restart it is offered to whoever comes first. Any thread.
 */
final class Offers {
    private final LongSupplier nanoTime;
    private final Map<Of, Offer> open = new ConcurrentHashMap<>();

    Offers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Of(BotId bot, String task) {}

    private record Offer(String lease, long madeNanos, long nanos) {}

    /** Offers a task for so long; false if somebody has been offered it already. */
    boolean make(BotId bot, String task, String lease, Duration time) {
        return open.putIfAbsent(new Of(bot, task), new Offer(lease, nanoTime.getAsLong(), time.toNanos())) == null;
    }

    /** Whether somebody may still begin it. */
    boolean isOpen(BotId bot, String task) {
        return open.containsKey(new Of(bot, task));
    }

    /** Whether it may still be begun under this lease. */
    boolean isOpen(BotId bot, String task, String lease) {
        Offer offer = open.get(new Of(bot, task));
        return offer != null && offer.lease().equals(lease);
    }

    /** Ends an offer; false if there is no such one. */
    boolean end(BotId bot, String task, String lease) {
        Of of = new Of(bot, task);
        Offer offer = open.get(of);
        return offer != null && offer.lease().equals(lease) && open.remove(of, offer);
    }

    /** Ends what nobody took up in time; tells of which bots. */
    Set<BotId> endOverdue() {
        long now = nanoTime.getAsLong();
        Set<BotId> bots = new HashSet<>();
        open.forEach((of, offer) -> {
            if (now - offer.madeNanos() > offer.nanos() && open.remove(of, offer)) {
                bots.add(of.bot());
            }
        });
        return bots;
    }
}
