package org.heliograph.bench.naive;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** A channel by server-sent events: print and flush. */
final class NaiveEvents extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Rooms rooms;

    NaiveEvents(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        PrintWriter writer = response.getWriter();
        rooms.join(request.getPathInfo().substring(1), frame -> {
            synchronized (writer) {
                writer.print("event: message\ndata: " + frame + "\n\n");
                if (writer.checkError()) {
                    throw new IOException("The reader is gone");
                }
            }
        });
    }
}
