package org.heliograph.server.access;

import jakarta.inject.Singleton;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;

/** Makes, lists and revokes operations tokens, for an ADMIN. */
@Path("tokens")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
    /** A new one, with its secret: shown this once. */
    @POST
    public Response create(String body, @Context ServletContext context, @Context SecurityContext security) {
        AccessControl access = admitted(context, security);
        OperationsTokens tokens = access.tokens();
        TokenRequest request = TokenRequest.read(access.json().parse(body), tokens.now());
        OperationsTokens.Created created = tokens.create(request.role(), request.name(), request.expires());
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(access.json().write(NewToken.of(created)))
                .build();
    }

    /** All, without their secrets. */
    @GET
    public String list(@Context ServletContext context, @Context SecurityContext security) {
        AccessControl access = admitted(context, security);
        return access.json()
                .write(new Tokens(
                        access.tokens().list().stream().map(ListedToken::of).toList()));
    }

    /** Ends one; sockets and streams opened with it are closed. */
    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") String id, @Context ServletContext context, @Context SecurityContext security) {
        if (!admitted(context, security).tokens().revoke(id)) {
            throw RefusedException.unknown("There is no such token");
        }
    }

    private static AccessControl admitted(ServletContext context, SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.ADMIN);
        return AccessControl.in(context);
    }

    /** The list. */
    public record Tokens(List<ListedToken> tokens) {}
}
