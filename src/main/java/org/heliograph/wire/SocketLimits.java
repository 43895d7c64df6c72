package org.heliograph.wire;

/**
 * How much a socket may carry.
 *
 * @param frameBytes an inbound frame's size in UTF-8 bytes
 * @param framesPerSecond inbound frames
 * @param windowBytes bytes under way to a client at first
 * @param largestWindowBytes bytes under way to a client that reads fast
 */
public record SocketLimits(int frameBytes, int framesPerSecond, int windowBytes, int largestWindowBytes) {
    private static final int GRACE = 1_024;

    /** What the container takes before it closes a socket in its own words: so much more that we can use ours. */
    int bufferSize() {
        return Math.min(frameBytes, Integer.MAX_VALUE - GRACE) + GRACE;
    }
}
