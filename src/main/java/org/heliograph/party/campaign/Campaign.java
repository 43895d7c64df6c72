package org.heliograph.party.campaign;

import java.util.List;
import org.heliograph.party.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Whom a party begins with. No two are of one id.
 *
 * @param title what a party is called that gets no other name; null if the campaign has none
 * @param players the players' characters, in the order of their seats
 * @param foes whom the host plays
 */
public record Campaign(@Nullable String title, List<Sheet> players, List<Sheet> foes) {
    public Campaign {
        players = List.copyOf(players);
        foes = List.copyOf(foes);
    }
}
