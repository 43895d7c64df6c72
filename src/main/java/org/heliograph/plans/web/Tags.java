package org.heliograph.plans.web;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which versions of an answer a client has, as it says in {@code If-None-Match}. What makes no sense names none. */
final class Tags {
    private Tags() {}

    /** Whether the client has this version. */
    static boolean name(@Nullable String header, EntityTag now) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals('"' + now.getValue() + '"'));
    }
}
