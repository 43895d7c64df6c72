package org.heliograph.party;

import org.heliograph.core.View;

/** What everybody may see: the one place where a party's secrets are kept from those they are not for. */
interface Sight {
    /** As the table of who may see what says. */
    Sight BY_THE_RULES = new Sight() {
        @Override
        public View<PartyEvent> view(Recipient recipient) {
            return new PartyView(recipient);
        }

        @Override
        public Standing standing(PartyState state, Recipient recipient) {
            return Standing.of(state, recipient);
        }
    };

    /** What a recipient sees of what happened. */
    View<PartyEvent> view(Recipient recipient);

    /** How things stand for a recipient. */
    Standing standing(PartyState state, Recipient recipient);
}
