package org.heliograph.server.settings;

/**
 * How much of everything.
 *
 * @param frame bytes of one inbound frame
 * @param body bytes of one HTTP body
 * @param framesPerSecond from one socket
 * @param topics on one socket
 * @param sockets on this server
 * @param socketsPerToken with one party token
 * @param socketsPerParty at one table
 */
public record Limits(
        int frame, int body, int framesPerSecond, int topics, int sockets, int socketsPerToken, int socketsPerParty) {}
