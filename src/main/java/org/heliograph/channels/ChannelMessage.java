package org.heliograph.channels;

import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said something on a channel: the only event there is, and as it stands in the log.
 *
 * @param author who, as the server knows it
 * @param displayName who, as the client put it, if the server knows better
 * @param content what, not blank
 * @param lane the client's own grouping
 * @param provider which model or service wrote it
 * @param tokenCount what it cost, not negative
 */
public record ChannelMessage(
        String author,
        @Nullable String displayName,
        String content,
        @Nullable String lane,
        @Nullable String provider,
        @Nullable Long tokenCount) {
    /** The longest {@code content}, in UTF-8 bytes. */
    public static final int MAX_CONTENT = 16 * 1024;

    /** The greatest {@code tokenCount}: beyond it readers in JavaScript cannot tell one number from the next. */
    public static final long MAX_TOKENS = (1L << 53) - 1;

    /** The longest name of an author, a lane or a provider. */
    public static final int MAX_NAME = 128;

    /**
     * Checks a message.
     *
     * @throws RefusedException naming the field that is wrong
     */
    public ChannelMessage {
        if (content.isBlank()) {
            throw RefusedException.invalid("content must not be blank");
        }
        if (Frame.utf8Length(content) > MAX_CONTENT) {
            throw RefusedException.tooLarge("content must not be over " + MAX_CONTENT + " bytes");
        }
        if (author.isBlank()) {
            throw RefusedException.invalid("author must not be blank");
        }
        checkName("author", author);
        checkName("display_name", displayName);
        checkName("lane", lane);
        checkName("provider", provider);
        if (tokenCount != null && tokenCount < 0) {
            throw RefusedException.invalid("token_count must not be negative");
        }
        if (tokenCount != null && tokenCount > MAX_TOKENS) {
            throw RefusedException.invalid("token_count must not be over " + MAX_TOKENS);
        }
    }

    private static void checkName(String field, @Nullable String value) {
        if (value != null && value.length() > MAX_NAME) {
            throw RefusedException.invalid(field + " must not be over " + MAX_NAME + " characters");
        }
    }
}
