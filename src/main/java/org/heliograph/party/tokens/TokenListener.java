package org.heliograph.party.tokens;

/** Learns of tokens that end. */
@FunctionalInterface
public interface TokenListener {
    /**
     * A token opens nothing any more; whatever is open for it is to be closed. Called on the thread that ended it, with no
     * lock held; what it throws goes to whoever ended it.
     */
    void ended(PartyToken token, TokenEnd reason);
}
