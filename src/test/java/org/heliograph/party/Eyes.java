package org.heliograph.party;

import java.util.List;
import org.heliograph.core.Timeline;
import org.heliograph.core.View;
import org.heliograph.core.log.EventLog;

/** What everybody sees, made from what they may see: a test plants a leak here. Honest, as it stands. */
public interface Eyes {
    /** What a recipient sees of what happened. */
    default View<PartyEvent> view(Recipient recipient, View<PartyEvent> honest) {
        return honest;
    }

    /** How things stand for a recipient. */
    default Standing standing(PartyState state, Recipient recipient, Standing honest) {
        return honest;
    }

    /** Opens a party at whose table one sees like this. */
    static Party open(
            Eyes eyes,
            PartyId id,
            Timeline<PartyEvent> timeline,
            PartyFold fold,
            EventLog intake,
            Actions.IntakeCodec codec,
            Party.Surroundings around,
            Party.Limits limits) {
        Sight sight = new Sight() {
            @Override
            public View<PartyEvent> view(Recipient recipient) {
                return eyes.view(recipient, Sight.BY_THE_RULES.view(recipient));
            }

            @Override
            public Standing standing(PartyState state, Recipient recipient) {
                return eyes.standing(state, recipient, Sight.BY_THE_RULES.standing(state, recipient));
            }
        };
        return Party.open(id, timeline, fold, intake, codec, around, limits, sight);
    }

    /** A party's first entry. */
    static void begin(Party party, List<Sheet> players, List<Sheet> foes) {
        party.begin("The cave", players, foes).join();
    }
}
