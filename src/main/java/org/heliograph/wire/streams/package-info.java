/** Any topic over poll, long-poll and server-sent events. */
package org.heliograph.wire.streams;
