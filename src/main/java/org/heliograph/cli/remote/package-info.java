/**
 * A server, seen from a client: requests with clear failures, and a follower that never loses its place. Built on the
 * JDK's own HTTP and WebSocket client.
 */
package org.heliograph.cli.remote;
