package org.heliograph.party.tokens;

/** Why a token opens nothing any more. */
public enum TokenEnd {
    /** Its seat was given another. */
    REPLACED,
    /** Its seat was taken away. */
    REVOKED,
    /** The party is over. */
    PARTY_OVER
}
