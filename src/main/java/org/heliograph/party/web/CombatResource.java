package org.heliograph.party.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Party;
import org.heliograph.party.Recipient;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** The host's commands of combat. Each answers how the combat is then, as the host sees it. */
@Path("party/combat")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class CombatResource {
    @Context
    @Nullable
    ServletContext context;

    /** A fight begins. */
    @POST
    @Path("start")
    public String start(String body, @Context SecurityContext security) {
        Party party = hosted(security);
        JsonObject json = door().json().parse(body);
        party.battle()
                .start(Sayings.combatants(json), seconds(new Fields(json), "turn_seconds"))
                .join();
        return combat(party);
    }

    /** It is the next one's turn. */
    @POST
    @Path("next")
    public String next(@Context SecurityContext security) {
        Party party = hosted(security);
        party.battle().next().join();
        return combat(party);
    }

    /** One more takes part. */
    @POST
    @Path("insert")
    public String insert(String body, @Context SecurityContext security) {
        Party party = hosted(security);
        party.battle().insert(Sayings.combatant(door().json().parse(body))).join();
        return combat(party);
    }

    /** All players are asked at once. */
    @POST
    @Path("simultaneous")
    public String simultaneous(String body, @Context SecurityContext security) {
        Party party = hosted(security);
        Fields fields = new Fields(door().json().parse(body));
        Integer seconds = seconds(fields, "timeout_seconds");
        if (seconds == null) {
            throw RefusedException.invalid("timeout_seconds is missing");
        }
        party.battle().simultaneous(fields.text("prompt"), seconds).join();
        return combat(party);
    }

    /** Whatever is under way ends. */
    @POST
    @Path("end")
    public String end(@Context SecurityContext security) {
        Party party = hosted(security);
        party.battle().end().join();
        return combat(party);
    }

    private static String combat(Party party) {
        return party.attendance().standing(Recipient.HOST).combat().toString();
    }

    /** One that is no int at all is refused like one that is too large. */
    private static @Nullable Integer seconds(Fields fields, String name) {
        Long seconds = fields.wholeNumberOrNull(name);
        return seconds == null ? null : (int) Math.max(0, Math.min(Integer.MAX_VALUE, seconds));
    }

    private Party hosted(SecurityContext security) {
        return door().hosted(security);
    }

    private PartyDoor door() {
        return PartyDoor.of(context);
    }
}
