package org.heliograph.it.guest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Queue;

/** What the guest serves: a word, and what its listener collected. */
@Path("/")
@Produces("text/plain")
public class GreetingResource {
    @Context
    private ServletContext context;

    @GET
    @Path("greeting")
    public String greet() {
        return "hello from the guest";
    }

    @GET
    @Path("archive")
    public String archive() {
        return String.join(
                "\n",
                ((Queue<?>) context.getAttribute("archive"))
                        .stream().map(String::valueOf).toList());
    }
}
