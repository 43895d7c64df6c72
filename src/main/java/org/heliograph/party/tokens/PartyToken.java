package org.heliograph.party.tokens;

import java.time.Instant;

/**
 * What opens a seat. Printed, it shows no secret.
 *
 * @param id names the token in memory and in logs; random, tells nothing about the secret, and no client sees it
 * @param seat what it opens
 * @param secret what its owner presents: {@link #PREFIX} and 128 random bits
 * @param created when it was made
 */
public record PartyToken(String id, Seat seat, String secret, Instant created) {
    /** What every secret begins with, so that one of another world is known at a glance. */
    public static final String PREFIX = "hgp_";

    /** Whether the text looks like a party's token, good or not. */
    public static boolean looksLikeOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return "PartyToken[" + id + ", " + seat + ", " + created + "]";
    }
}
