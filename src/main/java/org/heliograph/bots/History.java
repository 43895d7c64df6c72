package org.heliograph.bots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/** What a bot has done, a page at a time: the same frames that those who follow it receive. Any thread. */
public final class History {
    private static final BotView EVERYTHING = new BotView(BotFilter.ALL);
    private static final int READ = 100;

    private final Bots bots;
    private final Timeline<BotEvent> timeline;

    /** The history of these bots. */
    public History(Bots bots) {
        this.bots = bots;
        this.timeline = bots.timeline();
    }

    /**
     * A page of a timeline.
     *
     * @throws org.heliograph.core.RefusedException 404 if there is no such bot
     */
    public Found find(BotId bot, Question question) {
        Extent extent = timeline.extent(bot.topic());
        long end = Math.min(question.asOf() == null ? extent.last() : question.asOf(), extent.last());
        long from =
                question.start() == null ? extent.oldest() : Math.max(extent.oldest(), after(bot, question.start()));
        long to = question.end() == null ? end : Math.min(end, timeline.log().seqAt(bot.topic(), question.end()));
        Selected selected = bots.ask(bot, state -> {
            state.facets().dropBefore(extent.oldest());
            return select(state.facets(), question, from, to);
        });
        long[] ascending = selected.seqs().sorted().toArray();
        List<Frame> frames = new ArrayList<>(frames(bot.topic(), ascending));
        if (question.newestFirst()) {
            Collections.reverse(frames);
        }
        return new Found(frames, selected.total(), end);
    }

    /** The seq of the first entry at or after an instant, the oldest there could be. */
    private long after(BotId bot, Instant start) {
        return timeline.log().seqAt(bot.topic(), start.minusNanos(1)) + 1;
    }

    private static Selected select(Facets facets, Question question, long from, long to) {
        BotFilter filter = question.filter();
        long[] seqs = question.newestFirst()
                ? facets.newest(filter, from, to, question.offset(), question.limit())
                : facets.oldest(filter, from, to, question.offset(), question.limit());
        return new Selected(Arrays.stream(seqs), facets.count(filter, from, to));
    }

    /** The newest entries at or before a seq that a filter wants, the oldest of them first. */
    public List<Frame> newest(BotId bot, BotFilter filter, long asOf, int limit) {
        Found found = find(bot, new Question(filter, limit, 0, null, null, true, asOf));
        List<Frame> frames = new ArrayList<>(found.frames());
        Collections.reverse(frames);
        return frames;
    }

    /** The entry of this id with its whole texts; empty if the bot keeps none. */
    public Optional<BotPush> whole(BotId bot, String id) {
        return timeline.log()
                .byId(bots.known(bot).topic(), id)
                .map(timeline::read)
                .map(recorded -> BotPush.whole(recorded, (TaskEvent) recorded.event()));
    }

    /** Entries that follow each other are read together, and none is held longer than it takes to make its frame. */
    private List<Frame> frames(Topic topic, long[] ascending) {
        List<Frame> frames = new ArrayList<>(ascending.length);
        int next = 0;
        while (next < ascending.length) {
            List<Recorded<BotEvent>> read = timeline.after(topic, ascending[next] - 1, run(ascending, next));
            int before = next;
            for (Recorded<BotEvent> recorded : read) {
                if (next < ascending.length && recorded.entry().seq() == ascending[next]) {
                    frames.addAll(timeline.frames(recorded, EVERYTHING));
                    next++;
                }
            }
            // Trimmed or damaged meanwhile.
            next = Math.max(next, before + 1);
        }
        return frames;
    }

    private static int run(long[] ascending, int from) {
        int length = 1;
        while (length < READ
                && from + length < ascending.length
                && ascending[from + length] == ascending[from] + length) {
            length++;
        }
        return length;
    }

    /**
     * What is asked of a timeline.
     *
     * @param filter what is wanted
     * @param limit how many
     * @param offset after passing over so many
     * @param start not before; null for from the oldest
     * @param end not after; null for up to the newest
     * @param newestFirst in which order
     * @param asOf the seq of the last entry to look at, so that pages hold together while others are added; null for
     *     the newest
     */
    public record Question(
            BotFilter filter,
            int limit,
            int offset,
            @Nullable Instant start,
            @Nullable Instant end,
            boolean newestFirst,
            @Nullable Long asOf) {}

    /**
     * The answer.
     *
     * @param frames the page, in the order that was asked for
     * @param total how many entries fit in all
     * @param asOf the seq of the last entry looked at
     */
    public record Found(List<Frame> frames, int total, long asOf) {}

    private record Selected(LongStream seqs, int total) {}
}
