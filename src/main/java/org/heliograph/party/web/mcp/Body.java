package org.heliograph.party.web.mcp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.heliograph.core.RefusedException;

/**
 * A request's body.
 *
 * @param limit in bytes
 */
record Body(HttpServletRequest request, int limit) {
    /**
     * All of it.
     *
     * @throws RefusedException 413 if it is over the limit, 400 if it breaks off
     */
    String text() {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(limit + 1);
        } catch (IOException e) {
            throw RefusedException.invalid("The body cannot be read");
        }
        if (bytes.length > limit) {
            throw tooLarge();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private RefusedException tooLarge() {
        return RefusedException.tooLarge("The body is over " + limit + " bytes");
    }
}
