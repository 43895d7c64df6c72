package org.heliograph.party.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;
import org.heliograph.party.PartyEvent;

/** An honest view, spoiled: what it shows of an entry is changed. */
record PlantedView(View<PartyEvent> honest, boolean isSecretive, BiFunction<Recorded<PartyEvent>, List<Push>, List<Push>> spoil)
        implements View<PartyEvent> {
    @Override
    public Optional<Object> audience(Recorded<PartyEvent> recorded) {
        return pushes(recorded).isEmpty() ? Optional.empty() : Optional.of(this);
    }

    @Override
    public List<Push> pushes(Recorded<PartyEvent> recorded) {
        List<Push> shown = honest.audience(recorded).isPresent() ? honest.pushes(recorded) : List.of();
        return spoil.apply(recorded, new ArrayList<>(shown));
    }

    @Override
    public int shownUntil(Recorded<PartyEvent> recorded, java.time.Instant instant) {
        return honest.shownUntil(recorded, instant);
    }
}
