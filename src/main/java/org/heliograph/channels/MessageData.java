package org.heliograph.channels;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import org.heliograph.core.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A message as clients know it; what is absent is null.
 *
 * @param id unique, also the key by which readers drop duplicates
 * @param seq place in the channel, dense from 1
 * @param channelId where
 * @param author who
 * @param displayName the author's own choice, where the server knows a better name
 * @param content what
 * @param lane the client's own grouping
 * @param provider which model or service wrote it
 * @param tokenCount what it cost
 * @param timestamp when
 */
@JsonbNillable
public record MessageData(
        String id,
        long seq,
        String channelId,
        String author,
        @Nullable String displayName,
        String content,
        @Nullable String lane,
        @Nullable String provider,
        @Nullable Long tokenCount,
        Instant timestamp) {
    /** The message of an entry. */
    public static MessageData of(Recorded<ChannelMessage> recorded) {
        ChannelMessage message = recorded.event();
        return new MessageData(
                recorded.entry().id(),
                recorded.entry().seq(),
                recorded.entry().topic().id(),
                message.author(),
                message.displayName(),
                message.content(),
                message.lane(),
                message.provider(),
                message.tokenCount(),
                recorded.entry().at());
    }
}
