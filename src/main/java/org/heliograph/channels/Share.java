package org.heliograph.channels;

/**
 * One provider's or lane's part of what was said.
 *
 * @param messages how many
 * @param tokens the sum of their token counts
 */
public record Share(long messages, long tokens) {
    Share plus(Share other) {
        return new Share(messages + other.messages, tokens + other.tokens);
    }
}
