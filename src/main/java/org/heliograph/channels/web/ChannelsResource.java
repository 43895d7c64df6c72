package org.heliograph.channels.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.channels.Totals;

/** Which channels there are, and what was said on them in numbers. */
@Path("")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ChannelsResource {
    /** All channels, by name. */
    @GET
    @Path("channels")
    public String channels(@Context ServletContext context, @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.VIEWER);
        ChannelDoor door = ChannelDoor.of(context);
        List<Channel> all = door.channels().all().stream()
                .map(extent -> new Channel(extent.topic().id(), extent.count(), extent.lastAt()))
                .toList();
        return door.json().write(new All(all));
    }

    /** Everything said since the log began, in numbers. */
    @GET
    @Path("summary")
    public String summary(@Context ServletContext context, @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.VIEWER);
        ChannelDoor door = ChannelDoor.of(context);
        return door.json().write(new Summary(door.channels().totals()));
    }

    /** The answer to a question for the channels. */
    public record All(List<Channel> channels) {}

    /** One channel. */
    public record Channel(String channelId, long messageCount, Instant lastTimestamp) {}

    /** The answer to a question for the totals. */
    public record Summary(Totals summary) {}
}
