package org.heliograph.core.log;

import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who follow a log. One that fails is told of and harms no other. Any thread. */
public final class Followers {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    private final String log;
    private final List<Consumer<List<Entry>>> all = new CopyOnWriteArrayList<>();

    /** @param log what the log is called in messages */
    public Followers(String log) {
        this.log = log;
    }

    /** One more, until what is returned is closed. */
    public EventLog.Following add(Consumer<List<Entry>> follower) {
        all.add(follower);
        return () -> all.remove(follower);
    }

    /** Hands entries to each, one after the other. */
    public void tell(List<Entry> news) {
        for (Consumer<List<Entry>> follower : all) {
            try {
                follower.accept(news);
            } catch (RuntimeException e) {
                LOGGER.log(Logger.Level.ERROR, "A follower of the log " + log + " failed", e);
            }
        }
    }
}
