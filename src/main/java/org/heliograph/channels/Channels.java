package org.heliograph.channels;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.heliograph.core.Folded;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/** People and programs that talk in channels: what they can do, whichever door they come through. Any thread. */
public final class Channels {
    private static final int READ = 200;

    private final Timeline<ChannelMessage> timeline;
    private final Folded<Tally> tally;

    /** Channels over this timeline; the tally counts the same log. */
    public Channels(Timeline<ChannelMessage> timeline, Folded<Tally> tally) {
        this.timeline = timeline;
        this.tally = tally;
    }

    /**
     * Posts a message. A channel exists from its first one.
     *
     * @param clientMessageId makes a repeated post one message for as long as that is kept; null for none
     * @return completes once the message is durable
     */
    public CompletableFuture<Posted> post(ChannelId channel, ChannelMessage message, @Nullable String clientMessageId) {
        return timeline.record(channel.topic(), message, clientMessageId)
                .thenApply(appended -> new Posted(timeline.read(appended.entry()), appended.outcome()));
    }

    /** The newest {@code limit} messages, ascending; fewer if they are very large. */
    public List<Recorded<ChannelMessage>> newest(ChannelId channel, int limit) {
        return before(channel, extent(channel).last() + 1, limit);
    }

    /** The newest {@code limit} messages with a seq below {@code seq}, ascending; fewer if they are very large. */
    public List<Recorded<ChannelMessage>> before(ChannelId channel, long seq, int limit) {
        long from = Math.max(extent(channel).oldest() - 1, seq - 1 - limit);
        Gathering<Recorded<ChannelMessage>> found = gathering(limit);
        read(channel.topic(), from, Math.min(seq, extent(channel).last() + 1), found::addNewer);
        return found.messages();
    }

    /** The oldest {@code limit} messages with a seq above {@code seq}, ascending; fewer if they are very large. */
    public List<Recorded<ChannelMessage>> after(ChannelId channel, long seq, int limit) {
        Gathering<Recorded<ChannelMessage>> found = gathering(limit);
        read(channel.topic(), seq, Long.MAX_VALUE, found::addUntilFull);
        return found.messages();
    }

    /** All channels that have a message, by name. */
    public List<Extent> all() {
        return timeline.log().extents().stream()
                .filter(extent -> extent.count() > 0)
                .sorted(Comparator.comparing((Extent extent) -> extent.topic().id()))
                .toList();
    }

    /** How far a channel reaches. */
    public Extent extent(ChannelId channel) {
        return timeline.extent(channel.topic());
    }

    /** What was said so far, in numbers. */
    public Totals totals() {
        return tally.ask(Tally::totals);
    }

    /** The timeline underneath, for those who follow. */
    public Timeline<ChannelMessage> timeline() {
        return timeline;
    }

    private static Gathering<Recorded<ChannelMessage>> gathering(int limit) {
        return new Gathering<>(limit, message -> message.entry().event().length());
    }

    private void read(Topic topic, long after, long before, Predicate<Recorded<ChannelMessage>> taker) {
        long at = after;
        boolean more = true;
        while (more) {
            List<Recorded<ChannelMessage>> next = timeline.after(topic, at, READ);
            more = !next.isEmpty()
                    && next.stream().allMatch(recorded -> recorded.entry().seq() < before && taker.test(recorded));
            at = next.isEmpty() ? at : next.get(next.size() - 1).entry().seq();
        }
    }
}
