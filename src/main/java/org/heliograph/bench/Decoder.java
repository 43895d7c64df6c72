package org.heliograph.bench;

/** Takes bytes as they come off a socket apart. For one connection and one thread. */
interface Decoder {
    /**
     * Takes what is whole.
     *
     * @return the index of the first byte not used; it and all after it come again, with more behind them
     * @throws ProtocolException if this is not what was expected
     */
    int decode(byte[] bytes, int from, int to, Inbox inbox);
}
