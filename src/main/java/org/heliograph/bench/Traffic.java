package org.heliograph.bench;

/**
 * What is published.
 *
 * @param door how
 * @param publishers threads that publish; 0 leaves the subscribers idle
 * @param rate messages per second, all publishers and topics together; 0 is as fast as the server takes them
 * @param size characters of content in a message
 * @param window messages a publisher may be ahead of what its topic's followers have seen, where the rate is 0;
 *     0 is without bound
 */
record Traffic(Door door, int publishers, double rate, int size, int window) {
    private static final int MOST_PUBLISHERS = 256;
    private static final int LARGEST = 16 * 1024;

    Traffic {
        Audience.require(publishers >= 0 && publishers <= MOST_PUBLISHERS, "There can be 0 to 256 publishers");
        Audience.require(rate >= 0 && rate < 1e7, "A rate lies between 0 and ten million messages per second");
        Audience.require(
                size >= Stamp.LENGTH && size <= LARGEST, "A message has " + Stamp.LENGTH + " to 16384 characters");
        Audience.require(window >= 0, "A window cannot be negative");
    }

    static Traffic paced(double rate) {
        return new Traffic(Door.WS, 1, rate, 100, 0);
    }

    /** Tasks of a bot that end, so many a second. */
    static Traffic ofTasks(double rate) {
        return paced(rate).through(Door.TASK);
    }

    static Traffic saturating() {
        return new Traffic(Door.WS, 1, 0, 100, 1024);
    }

    static Traffic none() {
        return new Traffic(Door.WS, 0, 0, 100, 0);
    }

    Traffic through(Door other) {
        return new Traffic(other, publishers, rate, size, window);
    }

    Traffic sized(int characters) {
        return new Traffic(door, publishers, rate, characters, window);
    }
}
