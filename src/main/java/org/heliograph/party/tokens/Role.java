package org.heliograph.party.tokens;

/** What somebody is at a table. */
public enum Role {
    /** Runs it, and sees everything. */
    HOST,
    /** Plays one character, and sees what that one may. */
    PLAYER,
    /** Watches what is public. */
    OBSERVER
}
