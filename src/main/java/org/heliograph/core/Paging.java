package org.heliograph.core;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/** Gathers one {@link Page}. For one use. */
final class Paging<E> {
    /** What one answer may hold; a single entry that is larger is a page by itself. */
    private static final int MAX_BYTES = 1 << 20;

    private final Timeline<E> timeline;
    private final Topic topic;
    private final View<E> view;
    private final int limit;
    private final List<Frame> frames = new ArrayList<>();
    private int bytes;
    private long at;
    private Place shown = Place.after(0);

    Paging(Timeline<E> timeline, Topic topic, View<E> view, int limit) {
        this.timeline = timeline;
        this.topic = topic;
        this.view = view;
        this.limit = limit;
    }

    Page from(Place place) {
        at = place.seq();
        shown = place;
        boolean live = false;
        boolean full = false;
        // On to the first frame that finds no room, for what is hidden behind the last one is nothing that is left.
        while (!live && !full) {
            Stretch<E> next = timeline.next(topic, at, limit + 1 - frames.size(), MAX_BYTES);
            if (next.isAfterGap(at)) {
                // What was gathered is whole; the gap is told at the head of a page.
                return frames.isEmpty() ? fromAfterGap(next.after()) : page(false, null);
            }
            full = !addAll(next.entries());
            live = !full
                    && (next.entries().isEmpty() || at >= timeline.extent(topic).last());
        }
        return page(live, null);
    }

    private Page fromAfterGap(long after) {
        Page rest = new Paging<>(timeline, topic, view, limit).from(Place.beginning(after));
        return new Page(
                rest.frames(),
                rest.seq(),
                rest.cursor(),
                rest.live(),
                Gap.of(Gap.Reason.TRIMMED, timeline.cursorAt(topic, Place.beginning(after))));
    }

    private boolean addAll(List<Recorded<E>> entries) {
        for (Recorded<E> recorded : entries) {
            List<Frame> visible = timeline.frames(recorded, view);
            if (!add(
                    visible,
                    shown.shownOf(recorded.entry().seq()),
                    recorded.entry().seq())) {
                return false;
            }
            at = recorded.entry().seq();
        }
        return true;
    }

    /** False if the page was full before the last of them; what does not fit begins the next one. */
    private boolean add(List<Frame> visible, int known, long seq) {
        for (int i = known; i < visible.size(); i++) {
            Frame frame = visible.get(i);
            if (frames.size() == limit || (!frames.isEmpty() && bytes + frame.size() > MAX_BYTES)) {
                return false;
            }
            frames.add(frame);
            bytes += frame.size();
            shown = i + 1 == visible.size() ? Place.after(seq) : Place.within(seq, i + 1);
        }
        return true;
    }

    private Page page(boolean live, @Nullable Gap gap) {
        return new Page(frames, at, timeline.cursorAt(topic, shown), live, gap);
    }
}
