package org.heliograph.wire.streams;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.ReadingServlet;

/** Any topic over poll, long-poll and server-sent events, on the same cursor as over WebSocket. */
public final class StreamsServlet extends ReadingServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object door = getServletContext().getAttribute(StreamDoor.class.getName());
        if (!(door instanceof StreamDoor streams)) {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The server is starting or stopping");
            return;
        }
        Caller caller = CallerPrincipal.callerOf(request.getUserPrincipal());
        String[] path = path(request);
        StreamKind kind = streams.kind(path[0]).orElseThrow(() -> RefusedException.unknown("No such kind of stream"));
        Stream<?> stream = kind.open(path[1], caller, request::getParameter);
        StreamQuery query = StreamQuery.of(request, kind.filters());
        boolean bodyWanted = !request.getMethod().equals("HEAD");
        if (acceptsEvents(request)) {
            if (bodyWanted) {
                EventStream.begin(streams, stream, query, caller, request, response);
            } else {
                EventStream.head(response);
            }
        } else if (bodyWanted && query.waitSeconds() > 0) {
            LongPoll.begin(streams, stream, query, caller, request);
        } else {
            Poll.of(stream, query).write(request, response);
        }
    }

    /** The kind, and the id. */
    private static String[] path(HttpServletRequest request) {
        String path = request.getPathInfo();
        String[] parts = path == null ? new String[0] : path.split("/", 3);
        if (parts.length != 3 || parts[2].isEmpty()) {
            throw RefusedException.unknown("Streams are at /api/streams/{kind}/{id}");
        }
        return new String[] {parts[1], parts[2]};
    }

    private static boolean acceptsEvents(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }
}
