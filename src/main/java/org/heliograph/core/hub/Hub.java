package org.heliograph.core.hub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.heliograph.core.log.Topic;

/**
 * Who follows what. A nudge carries nothing: it makes the topic's followers look for themselves.
 *
 * <p>A nudge costs one task, however many follow; a topic that nobody follows costs nothing. Any thread.
 */
public final class Hub {
    private final Map<Topic, Followers> byTopic = new ConcurrentHashMap<>();
    private final Executor senders;

    /**
     * A hub.
     *
     * @param senders where followers are called; several threads, so that one that is held up holds up few others
     */
    public Hub(Executor senders) {
        this.senders = senders;
    }

    /** Adds a follower; it may be called from now on. */
    public void join(Topic topic, Follower follower) {
        byTopic.compute(
                topic, (t, followers) -> (followers == null ? new Followers(senders) : followers).with(follower));
    }

    /** Removes a follower; the last one takes the topic with it. A call that is under way may still end. */
    public void leave(Topic topic, Follower follower) {
        byTopic.computeIfPresent(topic, (t, followers) -> followers.without(follower) ? followers : null);
    }

    /** Tells a topic's followers that there may be more. Returns at once. */
    public void nudge(Topic topic) {
        Followers followers = byTopic.get(topic);
        if (followers != null) {
            followers.nudge();
        }
    }

    /** How many follow a topic. */
    public int count(Topic topic) {
        Followers followers = byTopic.get(topic);
        return followers == null ? 0 : followers.size();
    }

    /** How many follow any topic of this kind. */
    public int countOfKind(String kind) {
        int count = 0;
        for (Map.Entry<Topic, Followers> e : byTopic.entrySet()) {
            if (e.getKey().kind().equals(kind)) {
                count += e.getValue().size();
            }
        }
        return count;
    }
}
