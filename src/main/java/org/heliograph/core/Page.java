package org.heliograph.core;

import java.util.List;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a poll.
 *
 * @param frames what the view shows, oldest first
 * @param seq the last entry looked at, shown or not
 * @param cursor where the next poll goes on: after the last frame shown, so that it tells nothing of what is hidden
 * @param live whether nothing was left when it was read
 * @param gap what stands before the frames if retention took what came next; null if nothing is missing
 */
public record Page(
        List<Frame> frames,
        long seq,
        String cursor,
        boolean live,
        @Nullable Gap gap) {}
