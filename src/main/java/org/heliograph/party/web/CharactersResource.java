package org.heliograph.party.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Party;
import org.heliograph.party.Sheet;
import org.jspecify.annotations.Nullable;

/** Characters and foes, as the host sees and changes them. */
@Path("party/characters/{character_id}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class CharactersResource {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ID = "id";

    @Context
    @Nullable
    ServletContext context;

    /** The whole sheet. */
    @GET
    public String get(@PathParam("character_id") String id, @Context SecurityContext security) {
        return hosted(security).characters().get(id).json().toString();
    }

    /** Puts a sheet in the place of the one there is; a new one is a foe's. */
    @PUT
    public String put(@PathParam("character_id") String id, String body, @Context SecurityContext security) {
        Party party = hosted(security);
        JsonObject json = door().json().parse(body);
        if (json.containsKey(ID) && !JSON.createValue(id).equals(json.get(ID))) {
            throw RefusedException.invalid("id is not that of the path");
        }
        Sheet sheet = new Sheet(JSON.createObjectBuilder(json).add(ID, id).build());
        return party.characters().put(sheet).join().json().toString();
    }

    /** Changes what the merge patch names (RFC 7396). */
    @PATCH
    public String patch(@PathParam("character_id") String id, String body, @Context SecurityContext security) {
        Party party = hosted(security);
        return party.characters()
                .patch(id, door().json().parse(body))
                .join()
                .json()
                .toString();
    }

    private Party hosted(SecurityContext security) {
        return door().hosted(security);
    }

    private PartyDoor door() {
        return PartyDoor.of(context);
    }
}
