package org.heliograph.party.tokens;

import java.util.regex.Pattern;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;

/**
 * A place at a table. There is one host's and one observer's at each; several people may share that of the observer.
 *
 * @param party the table: 1 to 128 of {@code A–Z a–z 0–9 . _ -}, beginning with a letter, a digit or {@code _}, and not
 *     {@code archive}; it names a folder
 * @param role what one is there
 * @param id the player's, which is also its character's; {@code host} or {@code observer} for those
 */
public record Seat(String party, Role role, String id) {
    private static final Pattern PARTY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final String HOST_ID = "host";
    private static final String OBSERVER_ID = "observer";

    /**
     * Checks the ids.
     *
     * @throws RefusedException if one is none
     */
    public Seat {
        if (!PARTY.matcher(party).matches() || party.equals(PartyFolders.ARCHIVE)) {
            throw RefusedException.invalid("This is no id of a party");
        }
        PlainId.checked("player_id", id);
    }

    /** The host's. */
    public static Seat host(String party) {
        return new Seat(party, Role.HOST, HOST_ID);
    }

    /** A player's. */
    public static Seat player(String party, String id) {
        return new Seat(party, Role.PLAYER, id);
    }

    /** The observers'. */
    public static Seat observer(String party) {
        return new Seat(party, Role.OBSERVER, OBSERVER_ID);
    }
}
