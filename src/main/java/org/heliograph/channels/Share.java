package org.heliograph.channels;

/**
 * One provider's or lane's part of what was said.
 *
 * @param messages how many
 * @param tokens the sum of their token counts; what is more than a long holds stays at its greatest
 */
public record Share(long messages, long tokens) {
    Share plus(Share other) {
        return new Share(messages + other.messages, sum(tokens, other.tokens));
    }

    /** Of two that are not negative. */
    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
