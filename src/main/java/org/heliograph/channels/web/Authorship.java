package org.heliograph.channels.web;

import org.heliograph.access.Caller;
import org.heliograph.channels.ChannelMessage;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is by: the name a token or the container vouches for, with the client's own beside it; else the
 * client's.
 */
record Authorship(String author, @Nullable String displayName) {
    static Authorship of(Caller caller, @Nullable String claimed) {
        return caller.vouchedName()
                .map(name -> new Authorship(name, claimed))
                .orElseGet(() -> new Authorship(claimed == null ? "unknown" : claimed, null));
    }

    ChannelMessage message(
            String content, @Nullable String lane, @Nullable String provider, @Nullable Long tokenCount) {
        return new ChannelMessage(author, displayName, content, lane, provider, tokenCount);
    }
}
