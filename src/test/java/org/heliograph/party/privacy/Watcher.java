package org.heliograph.party.privacy;

import jakarta.json.Json;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliograph.party.web.PlayDoor;
import org.heliograph.party.web.PlayResource;
import org.heliograph.support.Proxies;
import org.heliograph.wire.Problem;

/** Somebody who wants to know, with every transport there is. What it is told goes on the record. */
final class Watcher {
    private static final int MOST_OPEN = 3;
    private static final Pattern TAKEN = Pattern.compile("\"action_id\":\"([^\"]+)\"[^}]*\"status\":\"pending\"");

    private final Stage stage;
    private final Transcript told = new Transcript();
    private final Principal me;
    private final PlayResource play;
    private final SecurityContext security;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Exchange> events = new ArrayList<>();
    private final List<Exchange> polls = new ArrayList<>();
    private int opened;
    private String tag = "none";

    Watcher(Stage stage, World.Role role) {
        this.stage = stage;
        this.me = stage.principal(role == World.Role.PLAYER ? "bob" : "observer");
        this.play = PlayDoor.in(stage.context);
        this.security = Proxies.of(SecurityContext.class, (method, arguments) -> me);
    }

    Transcript told() {
        return told;
    }

    /** Ids of its own actions, in order. */
    List<String> actions() {
        List<String> ids = new ArrayList<>();
        for (String line : told.soFar()) {
            Matcher matcher = TAKEN.matcher(line);
            while (matcher.find()) {
                if (!ids.contains(matcher.group(1))) {
                    ids.add(matcher.group(1));
                }
            }
        }
        return ids;
    }

    void take(Step step) {
        switch (step.deed()) {
            case OPEN_SOCKET -> openSocket(step);
            case OPEN_EVENTS -> openEvents(step);
            case TAKE -> {
                sockets.forEach(Socket::take);
                events.forEach(Exchange::take);
            }
            case CLOSE -> close(step.n());
            case HISTORY -> withSocket(step.n(), socket -> socket.send(historyRequest(step.m())));
            case POLL -> poll(step);
            case LONG_POLL -> longPoll(step);
            case TIME_IS_OVER -> List.copyOf(polls).forEach(Exchange::timeIsOver);
            case ACT -> answer(() -> play.act(action(step), security));
            case ACT_BY_SOCKET ->
                withSocket(
                        step.n(),
                        socket -> socket.send(
                                "{\"type\":\"action\"," + action(step).substring(1)));
            case ASK_FOR_ACTION -> answer(() -> play.status(known(told.ids(), step.m(), "nothing"), security));
            case ASK_FOR_CHARACTER -> answer(() -> play.character(someone(step.m()), security));
            case ASK_FOR_STATUS -> answer(() -> play.status(security, null));
            default -> throw new AssertionError(step);
        }
    }

    private static String someone(int m) {
        return List.of("bob", "ann", "orc", "wolf", "ghost1", "nobody").get(m % 6);
    }

    /** Everything that waits is carried on; clients that are not slow take what there is. */
    void settle() {
        stage.settle();
        sockets.forEach(Socket::settle);
        stage.settle();
    }

    /** What there is from the beginning on, as somebody reads who begins anew. */
    void readAll() {
        settle();
        told.endStep("at the end");
        poll("all", Map.of("last", "1000", "limit", "1000"), Map.of());
        new Socket("last", told, stage.door, me, Map.of(), false).settle();
        settle();
        told.endStep("the end");
    }

    private void openSocket(Step step) {
        if (sockets.size() == MOST_OPEN) {
            sockets.remove(0).close();
        }
        Map<String, List<String>> query = new HashMap<>();
        resume(step.m()).forEach((name, value) -> query.put(name, List.of(value)));
        sockets.add(new Socket("ws" + ++opened, told, stage.door, me, query, step.n() % 3 == 0));
    }

    private void openEvents(Step step) {
        if (events.size() == MOST_OPEN) {
            events.remove(0).leave();
        }
        Exchange opening =
                new Exchange("sse" + ++opened, told, asked(step.m()), Map.of("Accept", "text/event-stream"), me);
        events.add((step.n() % 3 == 0 ? opening.slowly() : opening).on(stage.streams));
    }

    private void close(int n) {
        if (n % 2 == 0 && !sockets.isEmpty()) {
            sockets.remove(n / 2 % sockets.size()).close();
        } else if (!events.isEmpty()) {
            events.remove(n / 2 % events.size()).leave();
        }
    }

    private interface Use {
        void of(Socket socket);
    }

    private void withSocket(int n, Use use) {
        if (!sockets.isEmpty()) {
            use.of(sockets.get(n % sockets.size()));
        }
    }

    private String historyRequest(int m) {
        var request = Json.createObjectBuilder().add("type", "history_request");
        resume(m).forEach(request::add);
        return request.build().toString();
    }

    private void poll(Step step) {
        Map<String, String> query = asked(step.m());
        query.put("limit", String.valueOf(1 + step.n() % 4));
        poll("poll" + ++opened, query, step.n() % 3 == 0 ? Map.of("If-None-Match", tag) : Map.of());
    }

    private void poll(String name, Map<String, String> query, Map<String, String> headers) {
        tag = new Exchange(name, told, query, headers, me).on(stage.streams).tag();
    }

    private void longPoll(Step step) {
        polls.removeIf(Exchange::isOver);
        if (polls.size() < MOST_OPEN) {
            Map<String, String> query = asked(step.m());
            query.put("limit", String.valueOf(1 + step.n() % 4));
            query.put("wait", "55");
            Map<String, String> headers = step.n() % 3 == 0 ? Map.of("If-None-Match", tag) : Map.of();
            polls.add(new Exchange("wait" + ++opened, told, query, headers, me).on(stage.streams));
        }
    }

    /** Where it says that it was. */
    private Map<String, String> resume(int m) {
        Map<String, String> query = new HashMap<>();
        switch (m % 8) {
            case 0, 1, 2 -> query.put("cursor", known(told.cursors(), m / 8, "garbage"));
            case 3 -> query.put("cursor", newest(told.cursors()));
            case 4 -> query.put("last_seen", known(told.instants(), m / 8, "2026-11-21T12:00:00Z"));
            case 5 -> query.put("since_id", known(told.ids(), m / 8, String.valueOf(m)));
            default -> {}
        }
        return query;
    }

    /** The same of a stream, which can also be asked for a place. */
    private Map<String, String> asked(int m) {
        Map<String, String> query = resume(m);
        if (query.isEmpty() && m / 8 % 3 == 0) {
            query.put("from", "head");
        } else if (query.isEmpty() && m / 8 % 3 == 1) {
            query.put("last", String.valueOf(m / 24 % 4));
        }
        return query;
    }

    private static String newest(List<String> all) {
        return all.isEmpty() ? "garbage" : all.get(all.size() - 1);
    }

    private static String known(List<String> all, int m, String otherwise) {
        return all.isEmpty() ? otherwise : all.get(m % all.size());
    }

    private static String action(Step step) {
        var action = Json.createObjectBuilder().add("text", step.m() % 9 == 8 ? " " : "I look around");
        if (step.m() % 2 == 1) {
            action.add("private", true);
        }
        if (step.m() % 3 == 2) {
            action.add("client_action_id", "mine" + step.m() % 4);
        }
        return action.build().toString();
    }

    private void answer(Supplier<String> question) {
        try {
            told.add("rest", "200 " + question.get());
        } catch (RuntimeException e) {
            Problem problem = Problem.of(e);
            told.add("rest", problem.errorCode() + " " + problem.message());
        }
    }
}
