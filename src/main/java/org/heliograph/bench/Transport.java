package org.heliograph.bench;

/** How subscribers follow a channel. */
enum Transport {
    /** A WebSocket on {@code /api/ws/{channel}}. */
    WS,
    /** Server-sent events from {@code /api/streams/channel/{channel}}. */
    SSE
}
