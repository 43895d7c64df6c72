/**
 * One client's outgoing side and its pulse. A connection takes frames from its sources one batch at a time and hands
 * them to a transport that never waits for a peer that does not read.
 */
package org.heliograph.core.connection;
