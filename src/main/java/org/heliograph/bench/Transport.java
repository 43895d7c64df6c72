package org.heliograph.bench;

/** How subscribers follow a channel, or a bot. */
enum Transport {
    /** A WebSocket on {@code /api/ws/{channel}}. */
    WS,
    /** Server-sent events from {@code /api/streams/channel/{channel}}. */
    SSE,
    /** A WebSocket on {@code /ws/bot/{bot}/timeline} that subscribes through one of the {@link Filters}. */
    BOT
}
