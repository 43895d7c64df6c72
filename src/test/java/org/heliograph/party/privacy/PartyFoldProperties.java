package org.heliograph.party.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.heliograph.core.Folded;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.PartyState;
import org.heliograph.wire.JsonEventCodec;

@Label("the state of a party")
class PartyFoldProperties {
    private static final Seats SEATS = Seats.anywhere();
    private static final int EVERYTHING = 100_000;

    @Property(tries = 50)
    @Label("K8: folded from a snapshot and what came since equals that folded from the whole log, whatever happened")
    void aSnapshotAndItsTailAreTheWhole(
            @ForAll("histories") List<Step> history, @ForAll @IntRange(min = 1, max = 9) int every) {
        World world = new World(World.Which.FIRST, World.Role.PLAYER, SEATS, Leak.NONE, EVERYTHING);
        Stage stage = world.stage();
        EventLog log = stage.party.timeline().log();

        world.live(history, serial -> {
            if (serial % every == 0) {
                // A new one each time, as after a restart: it goes on from the snapshot before.
                folded(stage, log, "kept").keep();
            }
        });

        assertThat(written(stage, log, "kept")).isEqualTo(written(stage, log, "whole"));
    }

    @Property(tries = 50)
    @Label("K8: every event is the same after it was written and read")
    void eventsAreRead(@ForAll("histories") List<Step> history) {
        World world = new World(World.Which.FIRST, World.Role.PLAYER, SEATS, Leak.NONE, EVERYTHING);
        Stage stage = world.stage();
        JsonEventCodec<PartyEvent> codec = new JsonEventCodec<>(stage.json, PartyEvent.class);

        world.live(history, serial -> {});

        List<Entry> entries = stage.party.timeline().log().scanAfter(0, EVERYTHING, Long.MAX_VALUE);
        assertThat(entries).isNotEmpty();
        for (Entry entry : entries) {
            PartyEvent event = codec.decode(entry.event());
            assertThat(codec.encode(event)).isEqualTo(entry.event());
            assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
        }
    }

    private static String written(Stage stage, EventLog log, String name) {
        return folded(stage, log, name).ask(stage.fold()::encode);
    }

    private static Folded<PartyState> folded(Stage stage, EventLog log, String name) {
        return new Folded<>(log, name, stage.fold());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.any();
    }
}
