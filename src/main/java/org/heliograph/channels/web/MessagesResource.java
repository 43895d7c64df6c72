package org.heliograph.channels.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.MessageData;
import org.heliograph.channels.Posted;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/**
 * Messages over HTTP. A post waits on its container thread until it is durable: that takes a few milliseconds at most,
 * and handing the answer to another thread costs more than it saves.
 */
@Path("messages")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    private static final MediaType LINES = new MediaType("application", "x-ndjson");
    private static final Set<String> PARAMETERS = Set.of("channel_id", "limit", "before", "after");
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 1_000;

    @Context
    @Nullable
    ServletContext context;

    /** Posts one message, or many if the body says that it is lines; a body that does not say what it is, is one. */
    @POST
    public String post(String body, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = caller(security, Role.PRODUCER);
        return LINES.isCompatible(typeOf(headers)) ? postMany(body, caller) : postOne(body, caller);
    }

    private static MediaType typeOf(HttpHeaders headers) {
        MediaType said = headers.getMediaType();
        return said == null || said.isWildcardSubtype() ? MediaType.APPLICATION_JSON_TYPE : said;
    }

    private String postOne(String body, Caller caller) {
        Posted posted = post(Post.of(body, door().json(), caller)).join();
        return door().json().write(new One(true, MessageData.of(posted.message())));
    }

    /** All are checked before the first is posted. */
    private String postMany(String body, Caller caller) {
        List<CompletableFuture<Posted>> all = new ArrayList<>();
        for (Post post : Post.lines(body, door().json(), caller)) {
            all.add(post(post));
        }
        List<MessageData> posted =
                all.stream().map(one -> MessageData.of(one.join().message())).toList();
        return door().json().write(new Many(true, posted.size(), posted));
    }

    private CompletableFuture<Posted> post(Post post) {
        return door().channels().post(post.channel(), post.message(), post.clientMessageId());
    }

    /** Reads a page of a channel, ascending: the newest, the newest before, or the oldest after a message. */
    @GET
    public String read(
            @QueryParam("channel_id") @Nullable String channelId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        caller(security, Role.VIEWER);
        Queries.only(uri.getQueryParameters().keySet(), PARAMETERS);
        if (channelId == null) {
            throw RefusedException.invalid("channel_id is missing");
        }
        if (before != null && after != null) {
            throw RefusedException.invalid("before and after exclude each other");
        }
        ChannelId channel = new ChannelId(channelId);
        int most = Queries.number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        List<Recorded<ChannelMessage>> found;
        long at;
        if (after != null) {
            at = seq(channel, "after", after);
            found = door().channels().after(channel, at, most);
        } else if (before != null) {
            at = seq(channel, "before", before) - 1;
            found = door().channels().before(channel, at + 1, most);
        } else {
            at = door().channels().extent(channel).last();
            found = door().channels().newest(channel, most);
        }
        long end = found.isEmpty() ? at : found.get(found.size() - 1).entry().seq();
        return door().json()
                .write(new Listing(
                        found.stream().map(MessageData::of).toList(),
                        door().channels().timeline().cursor(channel.topic(), Math.max(0, end))));
    }

    private long seq(ChannelId channel, String parameter, String place) {
        Resume resume =
                door().channels().timeline().log().byId(channel.topic(), place).isPresent()
                        ? new Resume(null, null, place)
                        : Resume.at(place);
        try {
            return resume.seqIn(door().channels().timeline(), channel.topic());
        } catch (BadCursorException e) {
            throw RefusedException.invalid(parameter + " is neither a message kept on this channel nor its cursor");
        }
    }

    private ChannelDoor door() {
        ServletContext application = context;
        if (application == null) {
            throw new IllegalStateException("No servlet context");
        }
        return ChannelDoor.of(application);
    }

    private static Caller caller(SecurityContext security, Role role) {
        Caller caller = CallerPrincipal.callerOf(security.getUserPrincipal());
        caller.require(role);
        return caller;
    }

    /** The answer to one post. */
    public record One(boolean success, MessageData message) {}

    /** The answer to many posts. */
    public record Many(boolean success, int count, List<MessageData> messages) {}

    /** A page. */
    public record Listing(List<MessageData> messages, String cursor) {}
}
