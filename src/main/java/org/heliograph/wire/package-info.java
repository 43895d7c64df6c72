/**
 * JSON, WebSockets and event streams, once for all applications: decoding what comes in, encoding what leaves, and the
 * transports that carry it without waiting for anybody.
 */
package org.heliograph.wire;
