package org.heliograph.server.settings;

/** Where the log lies. */
public enum LogKind {
    /** JSON Lines in the data directory. */
    JSONL,
    /** A NATS JetStream cluster. */
    JETSTREAM
}
