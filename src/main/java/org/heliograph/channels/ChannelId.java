package org.heliograph.channels;

import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Topic;

/**
 * A channel's name: any Unicode text of 1 to 128 characters without control characters, lone surrogates and
 * {@code / \ { }}, and not {@code .} or {@code ..}.
 *
 * @param value the name
 */
public record ChannelId(String value) {
    /** The topics of channels are of this kind. */
    public static final String KIND = "channel";

    /** The channel of those who name none. */
    public static final ChannelId DEFAULT = new ChannelId("default");

    private static final int MAX_LENGTH = 128;
    private static final String FORBIDDEN = "/\\{}";

    /**
     * Checks a name.
     *
     * @throws RefusedException if it cannot be a channel's
     */
    public ChannelId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw RefusedException.invalid("channel_id must have 1 to " + MAX_LENGTH + " characters");
        }
        if (value.equals(".") || value.equals("..") || !value.codePoints().allMatch(ChannelId::isAllowed)) {
            throw RefusedException.invalid(
                    "channel_id must not hold control characters, lone surrogates or any of / \\ { }, nor be . or ..");
        }
    }

    /** The channel as a topic. */
    public Topic topic() {
        return new Topic(KIND, value);
    }

    private static boolean isAllowed(int c) {
        return !Character.isISOControl(c) && FORBIDDEN.indexOf(c) < 0 && Character.getType(c) != Character.SURROGATE;
    }
}
