package org.heliograph.core.hub;

/** Somebody who wants to know that a topic has something new. */
public interface Follower {
    /**
     * There may be more to read. Called on a sender thread, perhaps late, early or twice, perhaps while another call
     * runs; must not block.
     */
    void nudged();
}
