package org.heliograph.bots;

import org.heliograph.core.PlainId;
import org.heliograph.core.log.Topic;

/**
 * A bot's name.
 *
 * @param value a {@link PlainId}
 */
public record BotId(String value) {
    /** The topics of bots are of this kind. */
    public static final String KIND = "bot";

    /** No bot's name begins so, hence what is noted about a bot has a topic that no reader can ask for. */
    private static final String NOTES = "@";

    /**
     * Checks a name.
     *
     * @throws org.heliograph.core.RefusedException if it cannot be a bot's
     */
    public BotId {
        PlainId.checked("bot_id", value);
    }

    /** The bot's timeline. */
    public Topic topic() {
        return new Topic(KIND, value);
    }

    /** Where it is noted what concerns the bot and is no entry of its timeline. */
    Topic notes() {
        return new Topic(KIND, NOTES + value);
    }

    /** Whose topic this is. */
    static String ofTopic(Topic topic) {
        return topic.id().startsWith(NOTES) ? topic.id().substring(NOTES.length()) : topic.id();
    }
}
