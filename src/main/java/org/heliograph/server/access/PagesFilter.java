package org.heliograph.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends {@link PageHeaders} with our pages and what they load, compressed where that is taken, or no page at all if the settings say so. In somebody
 * else's application it touches nothing of theirs: neither a servlet mapped to such a path nor a file of the WAR itself.
 */
public final class PagesFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Where ours lie in our jar. */
    private static final String IN_LIBRARY = "/META-INF/resources";

    /** Not a page: programs of others load these files too. */
    private static final String CLIENT = "/shared/";

    private static final String WELCOME = "index.html";

    /** Files that a container serves for a folder when it finds no {@link #WELCOME}, which it finds among ours. */
    private static final List<String> OTHER_WELCOMES = List.of("index.htm", "index.jsp");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What is worth compressing. */
    private static final List<String> TEXTS = List.of(".html", ".js", ".css", ".svg");

    /** By path; as many as there are files of ours, which stay as they are while the server runs. */
    private final transient Map<String, CompressedText> compressed = new ConcurrentHashMap<>();

    private boolean served;
    private transient @Nullable OriginPolicy origins;

    @Override
    public void init() {
        AccessControl control = AccessControl.in(getServletContext());
        served = control.pages();
        origins = control.origins();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Optional<byte[]> ours = ours(request, path);
        if (ours.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> theirs = isRoot(request) ? otherWelcome() : Optional.empty();
        if (theirs.isPresent()) {
            request.getRequestDispatcher(theirs.get()).forward(request, response);
        } else if (served || path.startsWith(CLIENT)) {
            PageHeaders.set(response);
            if (path.startsWith(CLIENT)) {
                letOthersLoad(request, response);
            }
            send(path, ours.get(), request, response, chain);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void send(
            String path, byte[] content, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = getServletContext().getMimeType(path);
        boolean isText = TEXTS.stream().anyMatch(path::endsWith) && type != null;
        if (!isText || !READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Accept-Encoding");
        if (CompressedText.isWanted(request)) {
            response.setContentType(type);
            compressed.computeIfAbsent(path, p -> CompressedText.of(content)).send(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A browser runs a module of another origin only if told that the page may have it. */
    private void letOthersLoad(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        OriginPolicy policy = origins;
        if (policy != null && policy.judge(request) == OriginPolicy.Verdict.ALLOWED) {
            CrossOrigin.allow(request, response);
        }
    }

    private static String path(HttpServletRequest request) {
        String below = request.getPathInfo() == null ? "" : request.getPathInfo();
        String path = request.getServletPath() + below;
        return path.isEmpty() || path.endsWith("/") ? (path.isEmpty() ? "/" : path) + WELCOME : path;
    }

    private static boolean isRoot(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + "/");
    }

    private Optional<byte[]> ours(HttpServletRequest request, String path) throws IOException {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        // Tomcat names no match when it took the welcome file of a folder.
        boolean byDefault = match == null || match == MappingMatch.DEFAULT;
        return byDefault ? ours(path) : Optional.empty();
    }

    /** Where a resource comes from, containers tell in ways of their own, or not at all; that it is the very same, its bytes tell. */
    private Optional<byte[]> ours(String path) throws IOException {
        try (InputStream ours = PagesFilter.class.getResourceAsStream(IN_LIBRARY + path);
                InputStream found = getServletContext().getResourceAsStream(path)) {
            if (ours == null || found == null) {
                return Optional.empty();
            }
            byte[] content = ours.readAllBytes();
            return Arrays.equals(content, found.readAllBytes()) ? Optional.of(content) : Optional.empty();
        }
    }

    private Optional<String> otherWelcome() throws IOException {
        for (String name : OTHER_WELCOMES) {
            if (getServletContext().getResource("/" + name) != null) {
                return Optional.of("/" + name);
            }
        }
        return Optional.empty();
    }
}
