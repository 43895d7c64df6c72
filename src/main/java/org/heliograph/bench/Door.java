package org.heliograph.bench;

/** How publishers send. */
enum Door {
    /** A WebSocket of their own on every channel they publish to; they see the channel as every follower does. */
    WS,
    /** The socket of the first subscriber of each channel: as many sockets as subscribers, none besides. */
    SELF,
    /** One {@code POST /api/messages} for each message. */
    HTTP,
    /** What is due goes into one newline-delimited {@code POST /api/messages}. */
    BATCH,
    /** A task that a bot completes, by two requests: the message is its response. */
    TASK
}
