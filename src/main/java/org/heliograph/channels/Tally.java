package org.heliograph.channels;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The running {@link Totals}. Used by one thread at a time. */
public final class Tally {
    /** Further names are counted together under this one, so that clients cannot make the totals grow without end. */
    public static final String OTHERS = "(others)";

    private static final int MAX_NAMES = 1_000;

    private long messages;
    private long tokens;
    private final Map<String, Share> byProvider;
    private final Map<String, Share> byLane;

    /** Goes on from these totals. */
    public Tally(Totals totals) {
        messages = totals.totalMessages();
        tokens = totals.totalTokens();
        byProvider = new TreeMap<>(totals.byProvider());
        byLane = new TreeMap<>(totals.byLane());
    }

    /** Counts one more message. */
    public void add(ChannelMessage message) {
        Share share = new Share(1, message.tokenCount() == null ? 0 : message.tokenCount());
        messages++;
        tokens = Share.sum(tokens, share.tokens());
        add(byProvider, message.provider(), share);
        add(byLane, message.lane(), share);
    }

    /** The totals so far. */
    public Totals totals() {
        return new Totals(messages, tokens, new TreeMap<>(byProvider), new TreeMap<>(byLane));
    }

    private static void add(Map<String, Share> shares, @Nullable String name, Share share) {
        if (name != null) {
            boolean known = shares.size() < MAX_NAMES || shares.containsKey(name);
            shares.merge(known ? name : OTHERS, share, Share::plus);
        }
    }
}
