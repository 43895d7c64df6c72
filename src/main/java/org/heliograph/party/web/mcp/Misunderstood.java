package org.heliograph.party.web.mcp;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC's answer to what is no message, or to a request that cannot be carried out.
 *
 * @param id null, for nobody knows which it was
 */
public record Misunderstood(
        String jsonrpc,
        @JsonbProperty(nillable = true) @Nullable String id,
        Reason error) {
    /** Why. */
    public record Reason(int code, String message) {}

    static Misunderstood because(int code, String sentence) {
        return new Misunderstood("2.0", null, new Reason(code, sentence));
    }
}
