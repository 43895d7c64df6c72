package org.heliograph.channels;

import org.heliograph.core.Recorded;
import org.heliograph.core.log.Appended;

/**
 * A message that is in the channel now.
 *
 * @param message it, or the one that was posted earlier under the same client id
 * @param outcome which of the two
 */
public record Posted(Recorded<ChannelMessage> message, Appended.Outcome outcome) {}
