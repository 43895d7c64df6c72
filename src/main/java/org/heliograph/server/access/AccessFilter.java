package org.heliograph.server.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.party.web.mcp.McpParts;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything of ours, the container's WebSocket filter included, and lets the rest of an application
 * alone. Foreign pages are turned away, callers recognised, and those who may not pass the {@link Door} told why.
 *
 * <p>A handshake with a bad token, or with none, passes: a browser cannot read why it was refused, so the endpoint
 * accepts, says why and closes.
 */
public final class AccessFilter implements Filter {
    private static final PathPattern MODELS = PathPattern.of(McpParts.PATH);

    private @Nullable AccessControl control;

    @Override
    public void init(FilterConfig config) {
        control = AccessControl.in(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        AccessControl access = control;
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        Optional<String> shortcut = access == null || !access.pages() ? Optional.empty() : Shortcuts.of(request);
        String path = shortcut.orElseGet(() -> RequestPath.of(request));
        if (access == null || !access.doors().know(path) || isTheirs(request, path)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            Optional<HttpServletRequest> admitted = admit(access, path, request, response);
            if (admitted.isPresent() && shortcut.isPresent()) {
                request.getRequestDispatcher(path).forward(admitted.get(), response);
            } else if (admitted.isPresent()) {
                chain.doFilter(admitted.get(), response);
            }
        } catch (RefusedException e) {
            refuse(access, response, e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Where models come in, the application around us may have a door of its own, or nobody any. */
    private static boolean isTheirs(HttpServletRequest request, String path) {
        return path.contains(McpParts.PATH)
                && MODELS.matches(PathPattern.split(path))
                && !McpParts.NAME.equals(request.getHttpServletMapping().getServletName());
    }

    /** The request as it goes on, or nothing if it has been answered. */
    private static Optional<HttpServletRequest> admit(
            AccessControl access, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!checkOrigin(access, request, response)) {
            return Optional.empty();
        }
        boolean handshake = RequestPath.isHandshake(request);
        if (RequestPath.isSocket(path) && !handshake) {
            response.setHeader("Upgrade", "websocket");
            // Asking to go on with this connection makes some containers wait for an upgrade that never comes.
            response.setHeader("Connection", "close");
            refuse(access, response, 426, "This path takes WebSocket connections only");
            return Optional.empty();
        }
        if (handshake && RequestPath.isTemplate(path)) {
            throw RefusedException.invalid("No id may hold a brace");
        }
        if (handshake && RequestPath.isReadAsAnother(request)) {
            throw RefusedException.invalid("No id may be . or .., and a semicolon must be percent-encoded");
        }
        Door door = access.doors().at(request.getMethod(), path);
        if (door == Door.ELSEWHERE) {
            return Optional.of(request);
        }
        Caller caller =
                door.isParty() ? guest(access, request) : access.callers().of(request);
        if (!handshake) {
            checkDoor(door, caller);
        }
        return Optional.of(new CallerRequest(request, caller));
    }

    /** Whether the request goes on. */
    private static boolean checkOrigin(AccessControl access, HttpServletRequest request, HttpServletResponse response) {
        OriginPolicy.Verdict verdict = access.origins().judge(request);
        boolean preflight = CrossOrigin.isPreflight(request);
        response.addHeader("Vary", "Origin");
        if (verdict == OriginPolicy.Verdict.FOREIGN && (preflight || CrossOrigin.isHarmful(request))) {
            throw RefusedException.forbidden("Pages of this origin are not let in");
        }
        if (verdict == OriginPolicy.Verdict.ALLOWED) {
            CrossOrigin.allow(request, response);
            if (preflight) {
                CrossOrigin.answerPreflight(response);
                return false;
            }
        }
        return true;
    }

    private static void refuse(AccessControl access, HttpServletResponse response, int code, String sentence)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        access.errors().write(response, code, sentence);
    }

    private static Caller guest(AccessControl access, HttpServletRequest request) {
        return PresentedToken.of(request).map(access.guests()).orElse(Caller.ANONYMOUS);
    }

    private static void checkDoor(Door door, Caller caller) {
        if (caller.isRejected()) {
            throw RefusedException.unauthorized("The token is not valid");
        }
        if (door == Door.PARTY && caller.equals(Caller.ANONYMOUS)) {
            throw RefusedException.unauthorized("A party's token is needed");
        }
        door.role().ifPresent(caller::require);
    }
}
