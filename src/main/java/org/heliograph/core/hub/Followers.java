package org.heliograph.core.hub;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One topic's followers, in groups: a group is walked by one task, so that a nudge costs few tasks, and a follower that
 * holds up its walker holds up its group only.
 */
final class Followers {
    private static final Logger LOGGER = System.getLogger("org.heliograph.hub");

    /** Large enough that the task costs nothing beside the sends, small enough that several threads share a topic. */
    static final int GROUP = 256;

    private final Executor senders;
    // Replaced, never changed; the list itself is written by the hub only, one topic at a time.
    private volatile List<Group> groups = List.of();

    Followers(Executor senders) {
        this.senders = senders;
    }

    Followers with(Follower follower) {
        for (Group group : groups) {
            if (group.members.length < GROUP) {
                group.add(follower);
                return this;
            }
        }
        List<Group> more = new ArrayList<>(groups);
        Group group = new Group(senders);
        group.add(follower);
        more.add(group);
        groups = more;
        return this;
    }

    /** Removes a follower; false if nobody is left. */
    boolean without(Follower follower) {
        List<Group> rest = new ArrayList<>(groups);
        rest.removeIf(group -> group.remove(follower));
        groups = rest;
        return !rest.isEmpty();
    }

    void nudge() {
        for (Group group : groups) {
            group.nudge();
        }
    }

    int size() {
        int size = 0;
        for (Group group : groups) {
            size += group.members.length;
        }
        return size;
    }

    private static final class Group implements Runnable {
        private final Executor senders;
        private final AtomicBoolean due = new AtomicBoolean();
        private volatile Follower[] members = {};

        Group(Executor senders) {
            this.senders = senders;
        }

        void add(Follower follower) {
            Follower[] more = Arrays.copyOf(members, members.length + 1);
            more[members.length] = follower;
            members = more;
        }

        /** Removes a follower; true if nobody is left. */
        boolean remove(Follower follower) {
            List<Follower> rest = new ArrayList<>(Arrays.asList(members));
            if (rest.remove(follower)) {
                members = rest.toArray(Follower[]::new);
            }
            return members.length == 0;
        }

        void nudge() {
            if (due.compareAndSet(false, true)) {
                senders.execute(this);
            }
        }

        @Override
        public void run() {
            // Cleared first: a nudge that comes during the walk asks for another one.
            due.set(false);
            for (Follower follower : members) {
                nudge(follower);
            }
        }

        private static void nudge(Follower follower) {
            try {
                follower.nudged();
            } catch (RuntimeException e) {
                // One that fails must not take the news from those behind it.
                LOGGER.log(Logger.Level.ERROR, "A follower failed", e);
            }
        }
    }
}
