package org.heliograph.party.web;

import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.LookBack;
import org.heliograph.core.Place;
import org.heliograph.core.Resume;
import org.heliograph.core.View;
import org.heliograph.core.connection.Frame;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody begins to read a party.
 *
 * @param gap what must be told first; null for nothing
 * @param isAll whether nothing that it may see lies before
 */
record Opening(Place place, @Nullable Gap gap, boolean isAll) {
    /** At the place where a reader says it was, else so many narratives before the end. */
    static Opening of(Party party, View<PartyEvent> view, Resume resume, int history) {
        if (!resume.isGiven()) {
            return fresh(party, view, history, null);
        }
        try {
            return new Opening(resume.placeIn(party.timeline(), party.id().topic(), view), null, true);
        } catch (BadCursorException e) {
            return fresh(party, view, history, e.reason());
        }
    }

    /** Whether it is one of those that are counted. */
    static boolean isNarrative(Frame frame) {
        return frame.type().equals("narrative");
    }

    private static Opening fresh(Party party, View<PartyEvent> view, int history, Gap.@Nullable Reason reason) {
        LookBack.Beginning beginning =
                party.timeline().lookBack(party.id().topic(), view).newest(history, Opening::isNarrative);
        String cursor = party.timeline().cursorAt(party.id().topic(), beginning.place());
        return new Opening(beginning.place(), reason == null ? null : Gap.of(reason, cursor), beginning.isAll());
    }
}
