package org.heliograph.party.web.mcp;

import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Party;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * MCP over streamable HTTP. A POST carries one message and is answered with one, as JSON; a GET is the line on which a
 * model listens; a DELETE ends its visit. Whose host the caller is says its token, at every request anew.
 */
final class McpServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String ALLOWED = "POST, GET, DELETE";
    private static final int NO_MESSAGE = -32600;

    private transient @Nullable PartyDoor door;
    private transient @Nullable Visits visits;
    private transient @Nullable Speeches speeches;

    @Override
    public void init() {
        PartyDoor theDoor = PartyDoor.of(getServletContext());
        door = theDoor;
        visits = Visits.in(getServletContext());
        speeches = new SdkSpeeches(theDoor);
    }

    @Override
    public void destroy() {
        visits().close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            Caller caller = CallerPrincipal.callerOf(request.getUserPrincipal());
            Party party = door().hosted(caller);
            switch (request.getMethod()) {
                case "POST" -> hear(request, response, caller, party);
                case "GET" -> listen(request, response, caller);
                case "DELETE" -> visits().end(visit(request, caller));
                default -> {
                    response.setHeader("Allow", ALLOWED);
                    refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "MCP takes " + ALLOWED);
                }
            }
        } catch (RuntimeException e) {
            Problem problem = Problem.of(e);
            refuse(response, problem.errorCode(), problem.message());
        }
    }

    private void checkVersion(HttpServletRequest request) {
        String version = request.getHeader(VERSION);
        if (version != null && !speeches().knows(version)) {
            throw RefusedException.invalid(VERSION + " is not one that is spoken here");
        }
    }

    private void hear(HttpServletRequest request, HttpServletResponse response, Caller caller, Party party)
            throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
            return;
        }
        String body = new Body(request, visits().limits().body()).text();
        Message message;
        try {
            message = Message.of(door().json().parse(body));
        } catch (RefusedException e) {
            misunderstood(response, String.valueOf(e.getMessage()));
            return;
        }
        if (message instanceof Message.Request asked && asked.method().equals("initialize")) {
            introduce(body, response, caller, party);
            return;
        }
        Visit visit = visit(request, caller);
        visit.heard();
        if (message instanceof Message.Request asked) {
            Call call = new Call(door(), visit, door().bases().of(request), asked.id());
            carryOut(body, call, request);
        } else {
            note(message, visit);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
    }

    private void introduce(String body, HttpServletResponse response, Caller caller, Party party) throws IOException {
        Speeches.Introduction introduction = speeches().introduce(body);
        visits().begin(introduction.id(), caller, party, introduction.speech());
        response.setHeader(SESSION, introduction.id());
        write(response, introduction.answer());
    }

    private static void carryOut(String body, Call call, HttpServletRequest request) {
        AsyncContext suspended = request.startAsync();
        suspended.setTimeout(0);
        AtomicBoolean answered = new AtomicBoolean();
        call.visit().speech().carryOut(body, call, answer -> {
            if (answered.compareAndSet(false, true)) {
                answer(suspended, call.visit(), answer);
            }
        });
    }

    private static void answer(AsyncContext suspended, Visit visit, String answer) {
        try {
            write((HttpServletResponse) suspended.getResponse(), answer);
            suspended.complete();
        } catch (IOException | RuntimeException e) {
            // Nobody is there to be answered; a container may have forgotten the request by now.
            visit.unheard();
        }
    }

    /** What models tell is of no use here, but that they no longer want to know what they asked. */
    private static void note(Message message, Visit visit) {
        if (message instanceof Message.Notification told && told.method().equals("notifications/cancelled")) {
            JsonValue request = told.params().get("requestId");
            if (request != null) {
                visit.cancel(request.toString());
            }
        }
    }

    private void listen(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        Visit visit = visit(request, caller);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        AsyncContext suspended = request.startAsync();
        suspended.setTimeout(0);
        new Line(suspended, visit, door().longPolls()).begin();
    }

    private Visit visit(HttpServletRequest request, Caller caller) {
        checkVersion(request);
        String id = request.getHeader(SESSION);
        if (id == null) {
            throw RefusedException.invalid("The header " + SESSION + " is missing");
        }
        return visits().find(id, caller)
                .orElseThrow(() -> RefusedException.unknown("The session is over; initialize begins another"));
    }

    /** As JSON-RPC tells what is no message of it. */
    private void misunderstood(HttpServletResponse response, String sentence) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        write(response, door().json().write(Misunderstood.because(NO_MESSAGE, sentence)));
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private void refuse(HttpServletResponse response, int code, String sentence) throws IOException {
        if (!response.isCommitted()) {
            new HttpErrors(door().json()).write(response, code, sentence);
        }
    }

    private PartyDoor door() {
        return there(door);
    }

    private Visits visits() {
        return there(visits);
    }

    private Speeches speeches() {
        return there(speeches);
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw RefusedException.unavailable("The server is starting or stopping");
        }
        return part;
    }
}
