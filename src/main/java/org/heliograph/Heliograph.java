package org.heliograph;

import jakarta.servlet.ServletContext;
import java.util.concurrent.CompletionStage;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.MessageData;
import org.heliograph.core.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The Java door: publish to the server that runs in this web application, and follow what it records.
 *
 * <p>Get it from the {@link ServletContext} by {@link #in}, or by {@code @Inject} where there is CDI. Safe for use by
 * many threads, from when the application has started until it stops.
 */
public interface Heliograph {
    /**
     * The server of this web application.
     *
     * @throws IllegalStateException if none has started in it
     */
    static Heliograph in(ServletContext context) {
        if (context.getAttribute(Heliograph.class.getName()) instanceof Heliograph heliograph) {
            return heliograph;
        }
        throw new IllegalStateException("Heliograph has not started in this application");
    }

    /**
     * A channel, which need not exist yet.
     *
     * @throws org.heliograph.core.RefusedException if the name cannot be a channel's
     */
    Channel channel(String id);

    /** One channel. */
    interface Channel {
        /**
         * Posts a message; it reaches everyone on the channel by every door.
         *
         * @param clientMessageId makes a repeated post one message for as long as that is kept; null for none
         * @return completes once the message is durable; exceptionally with {@link
         *     org.heliograph.core.log.LogUnavailableException} if it cannot be written. Its callbacks may block
         */
        CompletionStage<MessageData> post(ChannelMessage message, @Nullable String clientMessageId);

        /** Posts plain text. */
        default CompletionStage<MessageData> post(String author, String content) {
            return post(new ChannelMessage(author, null, content, null, null, null), null);
        }

        /** Where the channel ends now: a cursor for {@link #follow} and for every other transport. */
        String head();

        /**
         * Follows the channel: everything after the cursor, then what comes, each message once and in order.
         *
         * @param cursor as any transport gave it; null to begin with the oldest message kept
         * @param listener called by one thread at a time, which it may block: it delays itself alone
         * @return closes the subscription; a call that is under way may still end
         */
        Following follow(@Nullable String cursor, Listener listener);
    }

    /** Hears what is said on a channel. */
    interface Listener {
        /**
         * A message. If this throws, following ends and {@link #failed} is called.
         *
         * @param cursor where following would go on after it
         */
        void message(MessageData message, String cursor);

        /** What was asked for is no longer there; following goes on at the oldest message kept. */
        default void gap(Gap gap) {}

        /** The listener itself failed; following has ended. */
        default void failed(RuntimeException error) {
            System.getLogger(Heliograph.class.getName())
                    .log(System.Logger.Level.ERROR, "A listener failed and follows no longer", error);
        }
    }

    /** A subscription. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
