package org.heliograph.server;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.heliograph.core.log.EventLog;
import org.heliograph.party.Actions;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.PartyFold;
import org.heliograph.party.PartyId;
import org.heliograph.party.PartyState;
import org.heliograph.party.PartyView;
import org.heliograph.wire.JsonEventCodec;

/** Opens a party: its two logs, its timeline, its state. */
final class PartyOpener {
    /** There are many parties, and most are read from memory. */
    private static final int FILES_OPEN = 2;

    private final Spine spine;
    private final JsonlLogs logs;
    private final Path folder;
    private final Executor executor;

    PartyOpener(Spine spine, JsonlLogs logs, Path folder, Executor executor) {
        this.spine = spine;
        this.logs = logs;
        this.folder = folder;
        this.executor = executor;
    }

    Party open(PartyId id) {
        EventLog intake = log(id, "actions");
        try {
            EventLog log = log(id, "responses");
            try {
                return party(id, intake, log);
            } catch (RuntimeException e) {
                log.close();
                throw e;
            }
        } catch (RuntimeException e) {
            intake.close();
            throw e;
        }
    }

    private EventLog log(PartyId id, String name) {
        return logs.open(
                PartyId.KIND,
                folder.resolve(id.value()),
                options -> options.named(name)
                        .openFiles(FILES_OPEN)
                        .stepMicros(PartyView.STEP_MICROS)
                        .completions(executor));
    }

    private Party party(PartyId id, EventLog intake, EventLog log) {
        JsonEventCodec<PartyEvent> codec = new JsonEventCodec<>(spine.json(), PartyEvent.class);
        var party = spine.settings().party();
        return Party.open(
                id,
                spine.timeline(log, codec),
                new PartyFold(codec, spine.json()::write, json -> spine.json().read(json, PartyState.Kept.class)),
                intake,
                new Actions.IntakeCodec(
                        spine.json()::write, json -> spine.json().read(json, Actions.Submission.class)),
                new Party.Surroundings(
                        spine.sockets()::frame,
                        spine.sockets().senders(),
                        executor,
                        spine.sockets().clock(),
                        spine.sockets().nanoTime()),
                new Party.Limits(
                        party.grace(),
                        party.lease(),
                        spine.settings().limits().socketsPerToken(),
                        spine.settings().limits().socketsPerParty()));
    }
}
