package org.heliograph.cli.party.demo;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.remote.Frame;
import org.jspecify.annotations.Nullable;

/** What comes to all who are at the table, in the order in which it came. Any thread brings, one takes. */
final class Mail {
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /** Something that came to somebody. */
    sealed interface Item {
        /** To whom. */
        Guest guest();
    }

    /** A frame. */
    record Came(Guest guest, Frame frame) implements Item {}

    /** The end of a connection. */
    record Ended(Guest guest, int code, String reason) implements Item {}

    void bring(Item item) {
        items.add(item);
    }

    /** The next; null if none comes in time. */
    @Nullable
    Item next(Duration patience) throws InterruptedException {
        return items.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    }
}
