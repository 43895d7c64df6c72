package org.heliograph.wire;

/**
 * How much a socket may carry.
 *
 * @param frameBytes an inbound frame's size in UTF-8 bytes
 * @param framesPerSecond inbound frames
 * @param windowBytes bytes under way to a client at first
 * @param largestWindowBytes bytes under way to a client that reads fast
 */
public record SocketLimits(int frameBytes, int framesPerSecond, int windowBytes, int largestWindowBytes) {}
