package org.heliograph.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.heliograph.party.web.PartyDoor;

/**
 * The pages of a party's table: the players', the host's and the one to be watched by all. Their paths are no folders,
 * so that the address in a QR code stays as it is. A servlet or a file that somebody else's application has there wins,
 * and so does whatever it does instead where the settings want no pages.
 *
 * <p>The players' page is the same whoever comes, but for the name it begins with and the status: 401 tells a program that
 * the invitation opens nothing. A browser shows the page all the same, and that tells its reader what to do.
 */
public final class TablePagesFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PLAY = "/play";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private boolean served;

    @Override
    public void init() {
        served = AccessControl.in(getServletContext()).pages();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        Optional<TablePage> page = isOurs(request, path) ? TablePage.at(path) : Optional.empty();
        if (page.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        PageHeaders.set(response);
        // The address it was asked by may hold a token.
        response.setHeader("Cache-Control", "no-store");
        page.get().send(request, response, path.equals(PLAY) ? greet(request, response) : "");
    }

    /** The name of whoever was invited; who was not is nobody. */
    private String greet(HttpServletRequest request, HttpServletResponse response) {
        PartyDoor door = PartyDoor.of(getServletContext());
        Optional<String> name = PresentedToken.of(request).flatMap(door::nameOf);
        if (name.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return name.orElse("");
    }

    private boolean isOurs(HttpServletRequest request, String path) throws IOException {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        boolean byDefault = match == null || match == MappingMatch.DEFAULT;
        return served
                && byDefault
                && READING.contains(request.getMethod())
                && getServletContext().getResource(path) == null;
    }
}
