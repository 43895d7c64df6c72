package org.heliograph.party.privacy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.heliograph.support.Proxies;

/** One GET and its answer, on a container that does what a test says. What the client is told goes on the record. */
final class Exchange {
    private final String name;
    private final Transcript told;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final Principal principal;
    private final Map<String, String> answered = new TreeMap<>();
    private final Body body = new Body();
    private final HttpServletRequest request = Proxies.of(HttpServletRequest.class, this::request);
    private final HttpServletResponse response = Proxies.of(HttpServletResponse.class, this::response);
    private final AsyncContext context = Proxies.of(AsyncContext.class, this::context);
    private AsyncListener listener;
    private WriteListener writer;
    private int status = 200;
    private boolean async;
    private boolean over;
    private boolean slow;

    Exchange(
            String name, Transcript told, Map<String, String> query, Map<String, String> headers, Principal principal) {
        this.name = name;
        this.told = told;
        this.query = query;
        this.headers = headers;
        this.principal = principal;
    }

    /** The client takes nothing but when told to. */
    Exchange slowly() {
        slow = true;
        return this;
    }

    Exchange on(HttpServlet servlet) {
        try {
            servlet.service(request, response);
        } catch (ServletException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!async) {
            end();
        } else if (!over && writer != null) {
            told.add(name, status + " " + answered);
            possible();
        }
        return this;
    }

    boolean isOver() {
        return over;
    }

    String tag() {
        return answered.getOrDefault("ETag", "");
    }

    /** The client takes what there is for it, once. */
    void take() {
        if (!over && writer != null && slow) {
            body.ready = true;
            possible();
        }
    }

    /** The time of an answer that waits is over. */
    void timeIsOver() {
        try {
            if (!over) {
                told.add(name, "its time is over");
                listener.onTimeout(new AsyncEvent(context));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client leaves. */
    void leave() {
        try {
            if (!over) {
                over = true;
                listener.onError(new AsyncEvent(context));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void possible() {
        try {
            writer.onWritePossible();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        if (!over) {
            over = true;
            told.add(name, status + " " + answered + " " + body.drained());
        }
    }

    private Object request(String method, Object[] arguments) {
        return switch (method) {
            case "getMethod" -> "GET";
            case "getPathInfo" -> "/party/self";
            case "getParameter" -> query.get(String.valueOf(arguments[0]));
            case "getParameterNames" -> Collections.enumeration(query.keySet());
            case "getHeader" -> headers.get(String.valueOf(arguments[0]));
            case "getUserPrincipal" -> principal;
            case "isAsyncStarted" -> async;
            case "getAsyncContext" -> context;
            case "startAsync" -> {
                async = true;
                yield context;
            }
            default -> throw Proxies.unexpected(method);
        };
    }

    private Object response(String method, Object[] arguments) {
        switch (method) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
            case "setContentLength" -> answered.put("Content-Length", String.valueOf(arguments[0]));
            case "setStatus" -> status = (Integer) arguments[0];
            case "resetBuffer" -> body.drained();
            case "isCommitted" -> {
                return false;
            }
            case "getOutputStream" -> {
                return body;
            }
            default -> throw Proxies.unexpected(method);
        }
        return null;
    }

    private Object context(String method, Object[] arguments) {
        switch (method) {
            case "setTimeout" -> {}
            case "addListener" -> listener = (AsyncListener) arguments[0];
            case "start" -> ((Runnable) arguments[0]).run();
            case "complete" -> end();
            case "getRequest" -> {
                return request;
            }
            case "getResponse" -> {
                return response;
            }
            default -> throw Proxies.unexpected(method);
        }
        return null;
    }

    private final class Body extends ServletOutputStream {
        private final StringBuilder text = new StringBuilder();
        private boolean ready = true;

        String drained() {
            String all = text.toString();
            text.setLength(0);
            return all;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener told) {
            writer = told;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("Nothing is written byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String written = new String(bytes, offset, length, StandardCharsets.UTF_8);
            if (writer == null) {
                text.append(written);
            } else {
                told.add(name, written);
                ready = !slow;
            }
        }
    }
}
