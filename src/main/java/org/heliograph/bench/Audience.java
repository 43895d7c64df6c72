package org.heliograph.bench;

/**
 * Who follows.
 *
 * @param subscribers healthy readers, spread evenly over the topics
 * @param topics channels
 * @param slow readers that take {@code slowBytesPerSecond} and no more
 * @param stalled readers that stop after the first frame, with a receive buffer of 4 KB
 * @param slowBytesPerSecond what a slow reader takes
 * @param transport how all of them follow
 * @param filters how many different {@link Filters} the readers of a bot have; 0 for none, who see every step of a task
 */
record Audience(
        int subscribers, int topics, int slow, int stalled, int slowBytesPerSecond, Transport transport, int filters) {
    Audience {
        require(subscribers >= 1, "There must be at least one subscriber");
        require(topics >= 1 && topics <= subscribers, "There must be 1 to as many topics as subscribers");
        require(slow >= 0 && stalled >= 0, "Slow and stalled readers cannot be fewer than none");
        require(slowBytesPerSecond >= 10, "A slow reader takes at least 10 bytes per second");
        require(filters >= 0 && filters <= Filters.MOST, "There are 0 to " + Filters.MOST + " filters");
    }

    static Audience of(int subscribers, int topics) {
        return new Audience(subscribers, topics, 0, 0, 10_000, Transport.WS, 0);
    }

    /** The readers of one bot. */
    static Audience ofBot(int subscribers, int filters) {
        return new Audience(subscribers, 1, 0, 0, 10_000, Transport.BOT, filters);
    }

    Audience withHindered(int slowReaders, int stalledReaders) {
        return new Audience(subscribers, topics, slowReaders, stalledReaders, slowBytesPerSecond, transport, filters);
    }

    /** Every connection of the audience. */
    int size() {
        return subscribers + slow + stalled;
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
