package org.heliograph.party.web;

import org.heliograph.core.RefusedException;
import org.heliograph.party.Recipient;

/** Whom only players may be. */
final class Players {
    private Players() {}

    /**
     * The player's id.
     *
     * @throws RefusedException 403 if it is none
     */
    static String of(Recipient recipient) {
        if (recipient instanceof Recipient.Player) {
            return recipient.id();
        }
        throw RefusedException.forbidden("Only players act; this is " + recipient.role());
    }
}
