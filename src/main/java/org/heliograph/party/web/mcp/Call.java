package org.heliograph.party.web.mcp;

import jakarta.json.JsonValue;
import org.heliograph.party.Party;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.wire.Json;

/**
 * Who asks for something, and how it is answered.
 *
 * @param visit the model's
 * @param base where phones reach the server
 * @param request the id of the message that asks
 */
record Call(PartyDoor door, Visit visit, BaseUrl base, String request) {
    Party party() {
        return visit.party();
    }

    Json json() {
        return door.json();
    }

    /** A record as it is answered over HTTP too. */
    JsonValue data(Object record) {
        return json().parse(json().write(record));
    }
}
