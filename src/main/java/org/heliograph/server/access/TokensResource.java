package org.heliograph.server.access;

import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.heliograph.core.RefusedException;

/** Makes, lists and revokes operations tokens. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource {
    private final AccessControl access;

    /** Made by the container, once a request. */
    public TokensResource(@Context ServletContext context) {
        this.access = AccessControl.in(context);
    }

    /** A new one, with its secret: shown this once. */
    @POST
    public Response create(String body) {
        JsonObject object = access.json().parse(body);
        TokenRequest request = TokenRequest.read(object, access.tokens().now());
        OperationsTokens.Created created = access.tokens().create(request.role(), request.name(), request.expires());
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(NewToken.of(created))
                .build();
    }

    /** All, without their secrets. */
    @GET
    public Tokens list() {
        return new Tokens(access.tokens().list().stream().map(ListedToken::of).toList());
    }

    /** Ends one; sockets and streams opened with it are closed. */
    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") String id) {
        if (!access.tokens().revoke(id)) {
            throw RefusedException.unknown("There is no such token");
        }
    }

    /** The list. */
    public record Tokens(List<ListedToken> tokens) {}
}
