package org.heliograph.channels;

import java.util.Map;

/**
 * What was said on all channels since the log began, in numbers.
 *
 * @param totalMessages how many messages
 * @param totalTokens the sum of their token counts, or the greatest long if it is more
 * @param byProvider the same for each provider that was named
 * @param byLane the same for each lane that was named
 */
public record Totals(long totalMessages, long totalTokens, Map<String, Share> byProvider, Map<String, Share> byLane) {}
